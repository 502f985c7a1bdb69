// @vitest-environment node
/** 20,000 changed items, entries, identities and wraps: none is accepted, none surprises. (Python does 100,000.) */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromBase64url, join, lp, split, toBase64url } from "./encoding";
import { openEpochs, openWrap } from "./epochs";
import { HEADER_BYTES } from "./header";
import { Identities, parseIdentity } from "./identity";
import { openItem } from "./items";
import { Ledger } from "./ledger";
import { emptyRoster, extend } from "./log";
import { Refused } from "./refusal";
import { accountOf, type Given, rosterOf, type Stage } from "./testing/answers";
import { dice, type Roll } from "./testing/dice";
import type { Bytes, Entry, IdentityRecord, Sealed, SealedKey } from "./types";

interface Vector {
  readonly do: string;
  readonly name: string;
  readonly given: Given;
  readonly gives?: unknown;
}

const file = readFileSync(new URL("./vectors.json", import.meta.url), "utf8");
const stage = JSON.parse(file) as Stage & { readonly vectors: readonly Vector[] };
const EDGES = [0, 16, 17, 18, 34, 50, 82, 98, 102, 106, 110, 142, HEADER_BYTES];

type Change = (roll: Roll, one: Bytes, other: Bytes) => Bytes;

const flip: Change = (roll, one) => {
  const changed = one.slice();
  const at = roll(one.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << roll(8));
  return changed;
};

const CHANGES: readonly Change[] = [
  flip,
  (roll, one) => one.slice(0, roll(one.length)),
  (roll, one) => join(one, new Uint8Array(1 + roll(256)).fill(roll(256))),
  (roll, one, other) => {
    const at = roll(2) ? (EDGES[roll(EDGES.length)] ?? 0) : roll(one.length);
    return join(one.slice(0, at), other.slice(at));
  },
  swapFields,
];

function swapFields(roll: Roll, one: Bytes, other: Bytes): Bytes {
  try {
    const [mine, theirs] = [split(one), split(other)];
    const at = roll(mine.length);
    return lp(...mine.with(at, theirs[at % theirs.length] ?? one));
  } catch {
    const [first = 0, last = 0] = [roll(EDGES.length), roll(EDGES.length)].sort((a, b) => a - b).map((at) => EDGES[at]);
    return join(one.slice(0, first), other.slice(first, last), one.slice(last));
  }
}

/** Every right sample is read, and no changed one; anything but a refusal comes out as it is. */
async function refusedAll<Text extends string>(
  right: readonly Text[],
  count: number,
  read: (place: number, text: Text) => Promise<unknown>,
): Promise<number> {
  const roll = dice(right.length);
  const samples = right.map((text) => fromBase64url(text));
  for (const [place, text] of right.entries()) await read(place, text);
  let refused = 0;
  while (refused < count) {
    const place = roll(samples.length);
    const [one = new Uint8Array(), other = one] = [samples[place], samples[roll(samples.length)]];
    const changed = toBase64url<Text>((CHANGES[roll(CHANGES.length)] ?? flip)(roll, one, other));
    if (right.includes(changed)) continue;
    await expect(read(place, changed), changed).rejects.toBeInstanceOf(Refused);
    refused += 1;
  }
  return refused;
}

describe("what was changed on the way is refused", () => {
  it("12,000 items", { timeout: 120_000 }, async () => {
    const account = await accountOf("bram again", stage);
    const roster = await rosterOf({ log: "east" }, stage);
    const mine = (stage.logs["east"]?.wraps ?? []).filter((wrap) => wrap.person === account.person);
    const keys = await openEpochs(account, roster, mine);
    const items = stage.vectors.filter((one) => one.do === "item" && one.gives && one.name.startsWith("item: "));
    const right = items.map((one) => one.given.sealed as Sealed).filter((sealed) => sealed.length < 2000);
    const read = (_: number, sealed: Sealed) =>
      openItem({ me: account.person, roster, keys, ledger: new Ledger() }, sealed);
    expect(await refusedAll(right.slice(0, 24), 12_000, read)).toBe(12_000);
  });

  it("4,000 log entries", { timeout: 120_000 }, async () => {
    const log = stage.logs["east"];
    const identities = await Identities.of(Object.values(stage.people).map((kept) => kept.record));
    const rosters = [emptyRoster(log?.group ?? ("" as never))];
    for (const entry of log?.entries ?? []) {
      rosters.push(await extend(rosters.at(-1) ?? rosters[0] ?? ({} as never), entry, identities));
    }
    const read = (place: number, entry: Entry) => extend(rosters[place] ?? ({} as never), entry, identities);
    expect(await refusedAll(log?.entries ?? [], 4_000, read)).toBe(4_000);
  });

  it("2,000 identity records", { timeout: 120_000 }, async () => {
    const right = Object.values(stage.people).map((kept) => kept.record);
    expect(await refusedAll<IdentityRecord>(right, 2_000, (_, record) => parseIdentity(record))).toBe(2_000);
  });

  it("2,000 wraps", { timeout: 120_000 }, async () => {
    const account = await accountOf("anna", stage);
    const roster = await rosterOf({ log: "east" }, stage);
    const mine = (stage.logs["east"]?.wraps ?? []).filter((wrap) => wrap.person === account.person);
    const right = mine.map((wrap) => wrap.sealed_key);
    const read = (place: number, sealed_key: SealedKey) => {
      const { epoch = 0, identity_hash = account.identity.hash } = mine[place] ?? {};
      return openWrap(account, roster, { epoch, identity_hash, sealed_key });
    };
    expect(await refusedAll(right, 2_000, read)).toBe(2_000);
  });
});
