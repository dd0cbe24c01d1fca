import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { type Migration, readMigrations, readSchema } from "./migration-files";
import { ScriptAdapterFactory } from "./script-adapter";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Prisma's own migration engine as WebAssembly, so that nothing is downloaded. One at a time on a database. */
export async function applyMigrations(url: string, prismaDirectory: string): Promise<string[]> {
  const migrations = await readMigrations(prismaDirectory);
  const migrationsList = listOf(prismaDirectory, migrations);
  return withEngine(url, migrations, async (engine) => {
    const { failedMigrationNames, editedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    const edited = editedMigrationNames.filter((name) => !failedMigrationNames.includes(name));
    if (edited.length > 0)
      throw new Error(`these migrations were changed after they were applied: ${edited.join(", ")}`);
    // A migration that failed or was interrupted left nothing behind, since each is one transaction.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

/** The SQL that leads from the database as it is to the Prisma schema; null when they are equal. */
export async function diffToSchema(url: string, prismaDirectory: string): Promise<string | null> {
  const files = await readSchema(prismaDirectory);
  return withEngine(url, [], async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      // The engine reads the database that its adapter is connected to.
      from: { tag: "schemaDatasource", files, configDir: prismaDirectory },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return exitCode === 0 ? null : stdout;
  });
}

async function withEngine<T>(
  url: string,
  migrations: Migration[],
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const factory = new ScriptAdapterFactory(
    url,
    migrations.map(({ sql }) => sql),
  );
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } catch (error) {
    if (!(factory.failure instanceof Error)) throw error;
    const migration = /migration_name="([^"]+)"/.exec(String(error))?.[1] ?? "script";
    throw new Error(`the migration ${migration} failed: ${factory.failure.message}`, { cause: factory.failure });
  } finally {
    engine.free();
    await factory.close();
  }
}

let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const wasm = await readFile(file.replace(/\.js$/, ".wasm"));
    const panics = { message: "", set_message: (message: string) => (panics.message = message) };
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
    const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": imports() });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return loading;
}

/** The engine leaves a timer of ten seconds behind, which must not keep the process. */
function imports(): WebAssembly.ModuleImports {
  const patient = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref();
  return Object.fromEntries(
    Object.entries({ ...bindings }).map(([name, value]) => [
      name,
      name.startsWith("__wbg_setTimeout") ? patient : value,
    ]),
  );
}

function listOf(prismaDirectory: string, migrations: Migration[]) {
  return {
    baseDir: join(prismaDirectory, "migrations"),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
