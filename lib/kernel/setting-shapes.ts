import { z } from "zod";

/**
 * One setting. `.env.example` and `docs/configuration.md` are written from this table, and the
 * start is refused with `should` when a value does not fit `schema`. Values are always text, as the environment has them.
 */
export type Setting = {
  readonly group: "Serving" | "Database" | "Secrets" | "Mail" | "Durable work" | "Logs and metrics" | "Limits";
  readonly meaning: string;
  /** Completes the sentence "NAME should be …". */
  readonly should: string;
  readonly example: string;
  /** What holds when it is not set, where that is not a plain default value. */
  readonly otherwise?: string;
  readonly secret?: true;
  readonly schema: z.ZodType<unknown, string | undefined>;
};

export function defineSettings<const T extends Record<string, Setting>>(table: T): T {
  return table;
}

export const wholeNumber = (low: number, high: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high)
    .default(otherwise);

export const address = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

export const base64Of32Bytes = z
  .string()
  .refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, "base64").length === 32);

export const list = z.string().transform((value) =>
  value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ""),
);

export const ipOrRange = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;
