import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { Pool, types } from "pg";
import { z } from "zod";

// The engine records the end of a migration afterwards; a process killed in between would leave it half known.
const RECORD_AS_FINISHED =
  "UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE finished_at IS NULL AND rolled_back_at IS NULL";

/**
 * Prisma's adapter as its migration engine needs it. Of its own it cuts a script at every semicolon, which breaks
 * function bodies: PostgreSQL takes the whole script in one message and runs it in one transaction, so that a migration
 * is applied entirely or not at all. And it does not know the type that the catalogue keeps its one-letter codes in.
 */
export class ScriptAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "leasehold-script-adapter";
  /** What PostgreSQL said about a script; the engine only hands on that there was an error. */
  failure: unknown;
  readonly #url: string;
  readonly #migrations: ReadonlySet<string>;
  readonly #pools: Pool[] = [];

  constructor(url: string, migrations: string[]) {
    this.#url = url;
    this.#migrations = new Set(migrations);
  }

  async connect(): Promise<SqlDriverAdapter> {
    const letters = new LetterColumns();
    const pool = new Pool({ connectionString: this.#url, max: 2 });
    this.#pools.push(pool);
    pool.query = new Proxy(pool.query, {
      apply: async (query, self, args) => letters.hide(await Reflect.apply(query, self, args)),
    });
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => letters.reveal(await queryRaw(query));
    adapter.executeScript = async (script) => {
      const whole = this.#migrations.has(script) ? `${script}\n;${RECORD_AS_FINISHED}` : script;
      await pool.query(whole).catch((error: unknown) => {
        this.failure = error;
        throw error;
      });
    };
    return adapter;
  }

  /** The engine does not close what it opened. */
  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    throw new Error("a shadow database is made by us, not by the engine");
  }
}

const resultSchema = z
  .object({ fields: z.array(z.object({ dataTypeID: z.number() }).loose()), rows: z.custom<object>() })
  .loose();

/** Shows columns of one letter to the adapter as text, which it knows, and to the engine as what they are. */
class LetterColumns {
  readonly #byRows = new WeakMap<object, Set<number>>();

  hide(result: unknown): unknown {
    const { success, data } = resultSchema.safeParse(result);
    if (!success) return result;
    const columns = new Set<number>();
    const fields = data.fields.map((field, index) => {
      if (field.dataTypeID !== types.builtins.CHAR) return field;
      columns.add(index);
      return { ...field, dataTypeID: types.builtins.BPCHAR };
    });
    this.#byRows.set(data.rows, columns);
    return { ...data, fields };
  }

  reveal(set: SqlResultSet): SqlResultSet {
    const columns = this.#byRows.get(set.rows);
    const columnTypes = set.columnTypes.map((type, index) => (columns?.has(index) ? ColumnTypeEnum.Character : type));
    return { ...set, columnTypes };
  }
}
