import type { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { scopeTo, type Tx } from "@/lib/db/scoped";
import type { Actor } from "./actor";
import { writeEvents, type Recorded, type Subject } from "./audit-trail";
import { withLogContext } from "./log-context";
import { doOnce } from "./once";
import { parseInput } from "./parse-input";
import { writeOutbox, type Emitted } from "./outbox";
import { can, permissionTable, type Permission } from "./permissions";
import { Refusal, refuse } from "./refusal";
import type { RefusalCode } from "./refusals";
import { retryOnConflict } from "./retry";
import type { Runtime } from "./runtime";

/** What a body may use: one transaction, one instant, one organisation. */
export type Context = {
  tx: Tx;
  now: Date;
  actor: Actor;
  organizationId: string;
  runtime: Runtime;
  newId: Runtime["newId"];
  randomBytes: Runtime["randomBytes"];
  secrets: Runtime["secrets"];
  /** Adds a business fact to the trail; it is written in this transaction. */
  record(type: string, subject: Subject, change?: Omit<Recorded, "type" | "subject">): void;
  /** Adds an event for durable work; it is sent after commit. */
  emit(name: string, data: Prisma.InputJsonObject): void;
};

export type Operation<Input extends z.ZodType = z.ZodType, Output = unknown> = {
  kind: "command" | "query";
  name: string;
  permission: Permission;
  input: Input;
  /** Infrastructure of the page itself (menus, counts), which is no "view" to be recorded. */
  quiet?: boolean;
  run(ctx: Context, input: z.output<Input>): Promise<Output>;
};

type Definition<Input extends z.ZodType, Output> = Omit<Operation<Input, Output>, "kind">;

export function command<Input extends z.ZodType, Output>(
  definition: Definition<Input, Output>,
): Operation<Input, Output> {
  return { kind: "command", ...definition };
}

export function query<Input extends z.ZodType, Output>(
  definition: Definition<Input, Output>,
): Operation<Input, Output> {
  return { kind: "query", ...definition };
}

type Options<Output> = {
  /** The durable step that this is: a repeated step gets the stored result, which must be JSON. */
  once?: string;
  /** Wraps the body inside the transaction (idempotency keys). */
  around?: (ctx: Context, body: () => Promise<Output>) => Promise<Output>;
};

/** Longest life of a transaction, ms: a long snapshot slows every check-out. */
const longestTransaction = 5_000;

/**
 * The one way in: permission, input, transaction, body, and the trail and the outbox in that same transaction.
 * Throws a Refusal for a business "no", which rolls everything back.
 */
export async function execute<Input extends z.ZodType, Output>(
  runtime: Runtime,
  actor: Actor,
  operation: Operation<Input, Output>,
  raw: unknown,
  options: Options<Output> = {},
): Promise<Output> {
  return withLogContext({ requestId: actor.origin.requestId, operation: operation.name }, async () => {
    if (!can(actor, operation.permission)) {
      await rememberDenial(runtime, actor, operation, "not-permitted");
      throw refuse("not-permitted", { allows: permissionTable[operation.permission].allows });
    }
    const input = parseInput(operation.input, raw);
    const outcome = retryOnConflict(() =>
      transact(runtime, actor, operation.name, async (ctx) => {
        if (
          operation.kind === "query" &&
          !operation.quiet &&
          actor.kind === "account" &&
          actor.roles.includes("AUDITOR")
        ) {
          ctx.record(
            "auditor.viewed",
            { kind: "view", id: operation.name },
            { after: { input: JSON.stringify(raw ?? {}) } },
          );
        }
        const body = () => operation.run(ctx, input);
        if (options.around) return options.around(ctx, body);
        return options.once === undefined ? body() : doOnce(ctx, options.once, body);
      }),
    );
    return outcome.catch(async (error: unknown) => {
      // What a body itself forbids (an owner's account, one's own request) was rolled back, and is remembered all the same.
      if (error instanceof Refusal && error.status === 403) await rememberDenial(runtime, actor, operation, error.code);
      throw error;
    });
  });
}

/** Runs one operation inside another's transaction, with the same actor: its permission and input are checked all the same. */
export function within<Input extends z.ZodType, Output>(
  ctx: Context,
  operation: Operation<Input, Output>,
  raw: z.input<Input>,
): Promise<Output> {
  if (!can(ctx.actor, operation.permission))
    throw refuse("not-permitted", { allows: permissionTable[operation.permission].allows });
  return operation.run(ctx, parseInput(operation.input, raw));
}

async function transact<Output>(
  runtime: Runtime,
  actor: Actor,
  name: string,
  body: (ctx: Context) => Promise<Output>,
): Promise<Output> {
  return scopeTo(runtime.db, actor.organizationId).$transaction(
    async (tx) => {
      const now = runtime.now();
      const events: Recorded[] = [];
      const emitted: Emitted[] = [];
      const output = await body({
        tx,
        now,
        actor,
        runtime,
        organizationId: actor.organizationId,
        newId: runtime.newId,
        randomBytes: runtime.randomBytes,
        secrets: runtime.secrets,
        record: (type, subject, change = {}) => void events.push({ type, subject, ...change }),
        emit: (event, data) => void emitted.push({ name: event, data }),
      });
      await writeEvents(tx, runtime, actor, name, events, now);
      await writeOutbox(tx, runtime, actor.organizationId, emitted, now);
      return output;
    },
    { timeout: longestTransaction, maxWait: 20_000, isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted },
  );
}

async function rememberDenial(
  runtime: Runtime,
  actor: Actor,
  operation: Operation<z.ZodType, unknown>,
  refusal: RefusalCode,
): Promise<void> {
  await transact(runtime, actor, operation.name, async (ctx) => {
    ctx.record(
      "access.denied",
      { kind: "operation", id: operation.name },
      { after: { permission: operation.permission, refusal } },
    );
  });
}
