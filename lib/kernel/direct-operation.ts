import { z } from "zod";
import type { Actor } from "./actor";
import { command, execute, query, type Context, type Operation } from "./operation";
import { parseInput } from "./parse-input";
import { can } from "./permissions";
import { Refusal } from "./refusal";
import type { Runtime } from "./runtime";
import { Together } from "./together";
import type { Pool } from "pg";

/** A statement that the database keeps prepared under its name; it answers one JSON value, `said`. */
export type Statement = { name: string; text: string };

export type DirectContext = Pick<Context, "actor" | "organizationId" | "runtime" | "newId" | "randomBytes"> & {
  /** Runs a statement and answers what it said. */
  ask(statement: Statement, values: readonly unknown[]): Promise<unknown>;
  /**
   * Asks for one call of a statement that takes many, as a JSON array, and answers as many: with those that this process has
   * for the same key meanwhile, in one transaction.
   */
  askTogether(statement: Statement, key: string, call: readonly unknown[]): Promise<unknown>;
};

type Definition<Input extends z.ZodType, Output> = Pick<
  Operation<Input, Output>,
  "kind" | "name" | "permission" | "input"
> & { act(ctx: DirectContext, input: z.output<Input>): Promise<Output | Refusal> };

/**
 * An operation of the licence lane: one statement each, which commits by itself, its audit event included. A "no" is
 * answered as a value, so that what was written of it (a denial) stays. Inside another's transaction it is as any other.
 */
export type DirectOperation<Input extends z.ZodType = z.ZodType, Output = unknown> = Operation<Input, Output> &
  Pick<Definition<Input, Output>, "act">;

export function direct<Input extends z.ZodType, Output>(
  definition: Definition<Input, Output>,
): DirectOperation<Input, Output> {
  const { kind, act, ...rest } = definition;
  const define = kind === "command" ? command : query;
  const operation = define<Input, Output>({
    ...rest,
    async run(ctx, input) {
      const ask = async ({ text }: Statement, values: readonly unknown[]) => {
        const [row] = await ctx.tx.$queryRawUnsafe<{ said: unknown }[]>(text, ...values);
        return row?.said;
      };
      const askTogether = async (statement: Statement, _key: string, call: readonly unknown[]) =>
        answers.parse(await ask(statement, [JSON.stringify([call])]))[0];
      return unlessRefused(await act({ ...ctx, ask, askTogether }, input));
    },
  });
  return { ...operation, act };
}

/** Runs a direct operation on a connection of the pool: no BEGIN, no COMMIT, one round trip a statement. */
export async function executeDirect<Input extends z.ZodType, Output>(
  runtime: Runtime,
  actor: Actor,
  operation: DirectOperation<Input, Output>,
  raw: unknown,
): Promise<Output> {
  // The denial of a permission is remembered as everywhere else.
  if (!can(actor, operation.permission)) return execute(runtime, actor, operation, raw);
  const input = parseInput(operation.input, raw);
  const { newId, randomBytes, pool } = runtime;
  const ask = async (statement: Statement, values: readonly unknown[]) => {
    const { rows } = await pool.query<{ said: unknown }>({ ...statement, values: [...values] });
    return rows[0]?.said;
  };
  const askTogether = (statement: Statement, key: string, call: readonly unknown[]) =>
    togetherOn(pool, statement).ask(key, call);
  const { organizationId } = actor;
  return unlessRefused(
    await operation.act({ actor, organizationId, runtime, newId, randomBytes, ask, askTogether }, input),
  );
}

const answers = z.array(z.unknown());
const gathering = new WeakMap<Pool, Map<string, Together>>();

/** Where the calls of a statement are gathered, for the connections that they go over. */
function togetherOn(pool: Pool, statement: Statement): Together {
  const known = gathering.get(pool) ?? new Map<string, Together>();
  gathering.set(pool, known);
  const here = known.get(statement.name);
  if (here) return here;
  const made = new Together(async (calls) => {
    const { rows } = await pool.query<{ said: unknown }>({ ...statement, values: [JSON.stringify(calls)] });
    return answers.parse(rows[0]?.said);
  });
  known.set(statement.name, made);
  return made;
}

function unlessRefused<Output>(output: Output | Refusal): Output {
  if (output instanceof Refusal) throw output;
  return output;
}
