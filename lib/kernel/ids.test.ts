import { expect, test } from "vitest";
import { idMaker } from "./ids";

const at = new Date("2026-11-24T12:00:00Z");
const bytesOf = (value: number) => () => new Uint8Array(10).fill(value);

test("an id is its kind and a ULID of the instant and the random bytes", () => {
  const id = idMaker(() => at, bytesOf(0))("lease");
  expect(id).toMatch(/^lea_[0-9a-hjkmnp-tv-z]{10}0{16}$/);
  const decoded = [...id.slice(4, 14)].reduce(
    (value, letter) => value * 32 + "0123456789abcdefghjkmnpqrstvwxyz".indexOf(letter),
    0,
  );
  expect(decoded).toBe(at.getTime());
  expect(idMaker(() => at, bytesOf(255))("lease").slice(14)).toBe("z".repeat(16));
});

test("the ids of one millisecond sort in the order of their making, also past the end of a half", () => {
  const random = () => Uint8Array.from([0, 0, 0, 0, 7, 255, 255, 255, 255, 254]);
  const newId = idMaker(() => at, random);
  const made = Array.from({ length: 1_000 }, () => newId("auditEvent"));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(1_000);
});

test("what runs over counts into the next millisecond, and a later one is drawn anew", () => {
  let now = at;
  const newId = idMaker(() => now, bytesOf(255));
  const [full, over] = [newId("lease"), newId("lease")];
  expect(over > full).toBe(true);
  expect(over.slice(14)).toBe("0".repeat(16));
  now = new Date(at.getTime() + 5);
  expect(newId("lease").slice(14)).toBe("z".repeat(16));
});
