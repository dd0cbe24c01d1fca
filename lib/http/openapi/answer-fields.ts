import { z } from "zod";

/** What fields of answers hold. Answers are described strictly: a field more or less is found by the tests. */

export const id = z.string();
export const text = z.string();
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const count = z.int();
export const version = z.int().meta({ description: "The state of the thing; its ETag. Sent back in If-Match." });

export const money = z.strictObject({ amount: z.int().meta({ description: "Minor units." }), currency: z.string() });
export const named = z.strictObject({ id, name: text });
export const somebody = z.strictObject({ id, displayName: text });

/** A page of a list. */
export function pageOf(row: z.ZodType) {
  return z.strictObject({
    items: z.array(row),
    total: z.int().meta({ description: "How many there are in all, with these filters." }),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  });
}
