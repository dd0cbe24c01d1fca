import { expect, test } from "vitest";
import { z } from "zod";
import { queryValue } from "./query-value";

const input = z.strictObject({
  force: z.boolean().default(false),
  seats: z.int().nullable().optional(),
  limit: z.coerce.number(),
  reason: z.string().nullable().default(null),
});
const value = (name: string, text: string) => queryValue(input, name, text);

test("a query's texts become what the schema takes, and stay texts where they are not such", () => {
  expect([value("force", "true"), value("force", "false"), value("force", "yes")]).toEqual([true, false, "yes"]);
  expect([value("seats", "12"), value("seats", "-1"), value("seats", "1e9"), value("seats", "")]).toEqual([
    12,
    -1,
    "1e9",
    "",
  ]);
  expect([value("reason", "12"), value("reason", "true"), value("other", "true")]).toEqual(["12", "true", "true"]);
  expect(queryValue(z.string(), "force", "true")).toBe("true");
});
