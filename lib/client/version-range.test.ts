import fc from "fast-check";
import { gtr, Range, satisfies, validRange } from "semver";
import { expect, test } from "vitest";
import { channelOf as channelInCatalog } from "@/lib/catalog/semantic-version";
import { channelOf, isAboveRange, isInRange } from "./version-range";

const number = fc.nat(4).map(String);
const tags = fc.constantFrom("", "", "", "-0", "-beta", "-beta.2", "-beta.11", "-rc.1", "-1.a");
const version = fc.tuple(number, number, number, tags).map(([a, b, c, tag]) => `${a}.${b}.${c}${tag}`);
const partial = fc.oneof(
  version,
  number,
  fc.tuple(number, number).map((parts) => parts.join(".")),
  fc.tuple(number, fc.constantFrom("x", "*")).map((parts) => parts.join(".")),
  fc.tuple(number, number, fc.constantFrom("x", "X")).map((parts) => parts.join(".")),
  fc.constantFrom("*", "x"),
);
const word = fc
  .tuple(fc.constantFrom("", "=", "<", "<=", ">", ">=", "~", "^"), fc.constantFrom("", " "), partial)
  .map(([operator, space, of]) => (operator === "" ? of : `${operator}${space}${of}`));
const alternative = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
  fc.tuple(partial, partial).map(([low, high]) => `${low} - ${high}`),
);
const range = fc.array(alternative, { minLength: 1, maxLength: 2 }).map((alternatives) => alternatives.join(" || "));

test("every range means what it means to npm's implementation, pre-releases included", () => {
  fc.assert(
    fc.property(version, range, (name, text) => {
      fc.pre(validRange(text) !== null);
      expect(isInRange(name, text), `${name} in ${text}`).toBe(satisfies(name, text, { includePrerelease: true }));
    }),
    { numRuns: 20_000 },
  );
});

test("newer than a range is what npm's implementation calls so, where the range holds anything", () => {
  fc.assert(
    fc.property(
      version,
      fc.oneof(
        word,
        fc.tuple(word, word).map((both) => both.join(" || ")),
      ),
      (name, text) => {
        fc.pre(validRange(text) !== null && new Range(text, { includePrerelease: true }).range !== "<0.0.0-0");
        expect(isAboveRange(name, text), `${name} above ${text}`).toBe(gtr(name, text, { includePrerelease: true }));
      },
    ),
    { numRuns: 10_000 },
  );
});

test("what is no version is in no range, and nothing is in what is no range", () => {
  expect(isInRange("5.0", "*")).toBe(false);
  expect(isInRange("5.0.0", "newest")).toBe(false);
  expect(isInRange("5.0.0", "newest || 5.x")).toBe(true);
  expect(isInRange("5.0.0", "")).toBe(true);
});

test("channels are those that the server sees", () => {
  fc.assert(fc.property(version, (name) => void expect(channelOf(name)).toBe(channelInCatalog(name))));
  expect(channelOf("5.0")).toBeNull();
});
