import { z } from "zod";

const concurrency = z.strictObject({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/**
 * What the executor understands of a declared function. Strict on purpose: a setting that it would have to
 * ignore (debounce, throttle, batching …) is an error when functions are read, not a surprise at night.
 */
export const functionConfig = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(
    z.union([
      z.strictObject({ event: z.string(), expression: z.string().optional() }),
      z.strictObject({ cron: z.string() }),
    ]),
  ),
  steps: z.strictObject({
    step: z.object({ retries: z.object({ attempts: z.number().int().min(0).optional() }).optional() }),
  }),
  idempotency: z.string().optional(),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  concurrency: z.union([z.number(), concurrency, z.array(concurrency)]).optional(),
});

export type FunctionConfig = z.infer<typeof functionConfig>;

const defaultRetries = 3;

export function maxAttempts(config: FunctionConfig): number {
  return (config.steps.step.retries?.attempts ?? defaultRetries) + 1;
}

export function cronsOf(config: FunctionConfig): string[] {
  return config.triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : []));
}
