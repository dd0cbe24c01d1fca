import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "./parse-input";
import { Refusal } from "./refusal";

function errorsOf(schema: z.ZodType, raw: unknown): Record<string, string> {
  try {
    parseInput(schema, raw);
  } catch (error) {
    if (error instanceof Refusal)
      return Object.fromEntries((error.errors ?? []).map(({ pointer, detail }) => [pointer, detail]));
    throw error;
  }
  return {};
}

const schema = z.strictObject({
  text: z.string().min(3).max(5),
  count: z.int().min(1).max(1_000),
  share: z.number().gt(0).optional(),
  step: z.number().multipleOf(5).optional(),
  kind: z.enum(["SIGNED", "SHORT", "BOUND"]).default("SHORT"),
  always: z.literal("yes").optional(),
  on: z.boolean().optional(),
  list: z.array(z.string()).min(1).max(2).optional(),
  parts: z.record(z.string(), z.string()).optional(),
  day: z.union([z.literal(""), z.iso.date()]).optional(),
  at: z.iso.datetime().optional(),
  mail: z.email().optional(),
});
const good = { text: "four", count: 1 };

test.each<[string, object, Record<string, string>]>([
  ["what is missing", {}, { "/text": "is needed", "/count": "is needed" }],
  ["another kind", { text: 5, count: "two" }, { "/text": "is a text", "/count": "is a number" }],
  ["half of one", { ...good, count: 1.5 }, { "/count": "is a whole number" }],
  ["too short", { ...good, text: "no" }, { "/text": "is at least 3 characters" }],
  ["too long", { ...good, text: "seven is" }, { "/text": "is at most 5 characters" }],
  ["too little", { ...good, count: 0, share: 0 }, { "/count": "is at least 1", "/share": "is more than 0" }],
  ["too much", { ...good, count: 1_001 }, { "/count": "is at most 1,000" }],
  ["an uneven step", { ...good, step: 7 }, { "/step": "is a multiple of 5" }],
  ["no such choice", { ...good, kind: "LONG" }, { "/kind": "is SIGNED, SHORT or BOUND" }],
  ["the one choice", { ...good, always: "no" }, { "/always": "is yes" }],
  ["no switch", { ...good, on: "yes" }, { "/on": "is true or false" }],
  ["no list", { ...good, list: "a" }, { "/list": "is a list" }],
  ["an empty list", { ...good, list: [] }, { "/list": "has at least 1 entry" }],
  ["a long list", { ...good, list: ["a", "b", "c"] }, { "/list": "has at most 2 entries" }],
  ["no object", { ...good, parts: [] }, { "/parts": "is an object" }],
  ["a part of another kind", { ...good, parts: { "a/b": 5 } }, { "/parts/a~1b": "is a text" }],
  ["no day", { ...good, day: "2027-02-30" }, { "/day": "is a date such as 2027-03-12" }],
  ["no instant", { ...good, at: "noon" }, { "/at": "is an instant such as 2027-03-12T09:00:00Z" }],
  ["no address", { ...good, mail: "ada" }, { "/mail": "is an e-mail address" }],
  ["a field that is none", { ...good, colour: "red" }, { "/colour": "is not a field here" }],
])("%s is told in words", (_, raw, errors) => {
  expect(errorsOf(schema, raw)).toEqual(errors);
});

test("two rules that find one fault tell it once", () => {
  const detail = "is a whole number of minor units";
  const amount = z.int(detail).max(5, detail);
  const refused = () => parseInput(z.strictObject({ amount }), { amount: 1e18 });
  expect(refused).toThrow(expect.objectContaining({ errors: [{ pointer: "/amount", detail }] }));
});

test("whatever is sent, no sentence is one of the library", () => {
  const anything = fc.anything({ maxDepth: 2, withNullPrototype: false });
  const fields = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, anything]));
  fc.assert(
    fc.property(fc.record(fields, { requiredKeys: [] }), (raw) => {
      for (const detail of Object.values(errorsOf(schema, raw)))
        expect(detail).not.toMatch(/Invalid|Too (small|big)|expected|received/);
    }),
    { numRuns: 1_000 },
  );
});
