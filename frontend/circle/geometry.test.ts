// @vitest-environment node
import { expect, test } from "vitest";
import { letters, places, ring } from "./geometry";
import vectors from "./vectors.json";

test.each(vectors.places)("$count seats with $out outside stand where the server draws them", (one) => {
  expect(places(one.count, new Set(one.out))).toEqual(one.places);
});

test.each(vectors.ring)("the ring is as wide as the server's", (one) => {
  expect(ring(one.out).radius).toBe(one.radius);
});

test.each(vectors.letters)("$names are $letters", (one) => {
  expect(letters(one.names)).toEqual(one.letters);
});

test.each([3, 4, 5, 6, 7, 8, 9, 10])("%i seats do not touch, and nobody sits outside the drawing", (count) => {
  const seats = places(count);
  seats.forEach((seat, index) => {
    const next = seats[(index + 1) % count] ?? seat;
    expect(Math.hypot(seat.x - next.x, seat.y - next.y)).toBeGreaterThan(2.2 * seat.radius);
    expect(Math.max(Math.abs(seat.x - 50), Math.abs(seat.y - 50)) + seat.radius).toBeLessThanOrEqual(50);
  });
});
