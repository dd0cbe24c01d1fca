import { randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";

type Statement = { text: string; name?: string; values: unknown[] };

/**
 * The statements that some work sends over a pool, in their order. The pool's connections are watched while it runs; the
 * work must be the only one on the pool.
 */
export async function recordStatements(pool: Pool, work: () => Promise<unknown>): Promise<Statement[]> {
  const recorded: Statement[] = [];
  const connect = pool.connect.bind(pool);
  const watched = new Map<PoolClient, PoolClient["query"]>();
  const watch = (client: PoolClient) => {
    if (watched.has(client)) return client;
    const query = client.query;
    watched.set(client, query);
    Object.assign(client, {
      query: (...given: unknown[]) => {
        recorded.push(statementOf(given));
        return Reflect.apply(query, client, given);
      },
    });
    return client;
  };
  Object.assign(pool, {
    connect: (done?: (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void) =>
      done ? connect((error, client, release) => done(error, client && watch(client), release)) : connect().then(watch),
  });
  try {
    await work();
  } finally {
    Reflect.deleteProperty(pool, "connect");
    for (const client of watched.keys()) Reflect.deleteProperty(client, "query");
  }
  return recorded;
}

function statementOf([first, second]: unknown[]): Statement {
  const given: { text?: unknown; name?: unknown; values?: unknown } =
    typeof first === "object" && first !== null ? first : { text: first };
  const values = Array.isArray(second) ? second : Array.isArray(given.values) ? given.values : [];
  return {
    text: String(given.text),
    ...(typeof given.name === "string" ? { name: given.name } : {}),
    values,
  };
}

/**
 * Writes the same statements for another case: every text in which two recordings of the work differ (ids, hashes,
 * fingerprints) is replaced, alike wherever it stands, by a fresh one of the same form, and instants by now.
 */
export function retelling(one: Statement[], other: Statement[]): (fixed: Record<string, string>) => Statement[] {
  if (one.map(({ text }) => text).join() !== other.map(({ text }) => text).join())
    throw new Error("the work does not always send the same statements");
  const varying = new Set<string>();
  one.forEach(({ values }, at) => {
    values.forEach((value, index) => collect(value, other[at]?.values[index], varying));
  });
  const longestFirst = [...varying].sort((a, b) => b.length - a.length);
  return (fixed) => {
    const fresh = new Map(longestFirst.map((text) => [text, fixed[text] ?? likeOf(text)]));
    const retell = (value: unknown): unknown => {
      if (value instanceof Date) return new Date();
      if (Array.isArray(value)) return value.map(retell);
      if (typeof value !== "string") return value;
      return longestFirst.reduce((told, text) => told.replaceAll(text, fresh.get(text) ?? text), value);
    };
    return one.map((statement) => ({ ...statement, values: statement.values.map(retell) }));
  };
}

const word = /[A-Za-z0-9_-]{6,}/g;

function collect(one: unknown, other: unknown, varying: Set<string>): void {
  if (Array.isArray(one) && Array.isArray(other)) one.forEach((value, at) => collect(value, other[at], varying));
  if (typeof one !== "string" || typeof other !== "string" || one === other) return;
  const known = new Set(other.match(word));
  for (const text of one.match(word) ?? []) if (!known.has(text) && !/^\d{4}-\d\d/.test(text)) varying.add(text);
}

/** Ids keep their prefix and hashes their alphabet. */
function likeOf(text: string): string {
  const [prefix = ""] = /^[a-z]{3}_/.exec(text) ?? [];
  return (
    prefix +
    randomBytes(text.length)
      .toString("hex")
      .slice(0, text.length - prefix.length)
  );
}

/** Sends statements one after the other over one connection. */
export async function replay(pool: Pool, statements: Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
