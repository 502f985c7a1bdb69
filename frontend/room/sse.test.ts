// @vitest-environment node
import { expect, test } from "vitest";
import { StreamReader } from "./sse";

const stream = 'retry: 1000\n\n:\n\nid: 7\nevent: state\ndata: {"a":1}\n\nevent: presence\ndata: {"here":[]}\n\n';
const messages = [
  { event: "state", id: "7", data: '{"a":1}' },
  { event: "presence", id: null, data: '{"here":[]}' },
];

test("whole messages come out, comments and retry do not", () => {
  expect(new StreamReader().read(stream)).toEqual(messages);
});

test.each([1, 2, 3, 7])("pieces of %i characters make the same messages", (size) => {
  const reader = new StreamReader();
  const pieces = stream.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
  expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(messages);
});

test("a message that was cut off is not told", () => {
  expect(new StreamReader().read('event: state\ndata: {"a"')).toEqual([]);
});
