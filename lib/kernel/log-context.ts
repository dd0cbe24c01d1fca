import { AsyncLocalStorage } from "node:async_hooks";

export type LogContext = Readonly<Record<string, string>>;

// Next bundles this module more than once into one process; the context must be one all the same.
const key = Symbol.for("leasehold.log-context");
const shared = globalThis as typeof globalThis & { [key]?: AsyncLocalStorage<LogContext> };
const storage = (shared[key] ??= new AsyncLocalStorage<LogContext>());

/** Every line logged inside `work`, however deep, carries these fields too (`requestId`, `run`, …). */
export function withLogContext<T>(fields: LogContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

export function logContext(): LogContext {
  return storage.getStore() ?? {};
}
