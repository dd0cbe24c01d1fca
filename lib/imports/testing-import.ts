import type { World } from "@/lib/testing/world";
import { endPass } from "./end-pass";
import { importRows } from "./import-rows";
import { planImport } from "./plan-import";
import { receiveFile } from "./receive-file";
import { importView, type ImportView } from "./run-view";
import type { ImportOptions } from "./schema";
import { startDryRun, startImport } from "./start-import";
import { inPieces } from "./testing-bytes";

export async function upload(world: World, text: string | Buffer, fileName = "list.csv"): Promise<ImportView> {
  const bytes = Buffer.from(text);
  return receiveFile(world.runtime, world.admin, {
    fileName,
    bytes: inPieces(bytes, 1000)(0),
    answers: async () => ({}),
  });
}

/** What the durable function does, called the same way. */
export async function work(world: World, importId: string, keep: boolean, durableRun: string): Promise<void> {
  const { pass } = await world.db.importRun.findUniqueOrThrow({ where: { id: importId } });
  for (const stage of ["rows", "managers"] as const) {
    let at = await importRows(
      world.runtime,
      durableRun,
      stage,
      { organizationId: world.organizationId, importId, pass, keep },
      null,
    );
    while (at)
      at = await importRows(
        world.runtime,
        durableRun,
        stage,
        { organizationId: world.organizationId, importId, pass, keep },
        at,
      );
  }
  await world.run(endPass, { importId, pass, keep }, { as: world.system });
}

/** Uploads, plans and works through a list, as a person and the durable function do between them. */
async function pass(
  world: World,
  text: string | Buffer,
  options: Partial<ImportOptions>,
  { start, keep }: { start: typeof startImport; keep: boolean },
): Promise<ImportView> {
  const { id: importId } = await upload(world, text);
  await world.run(planImport, { importId, options });
  await world.run(start, { importId });
  await work(world, importId, keep, `${keep ? "run" : "dry"}-${importId}`);
  return stateOf(world, importId);
}

export const dryRun = (world: World, text: string | Buffer, options: Partial<ImportOptions> = {}) =>
  pass(world, text, options, { start: startDryRun, keep: false });

export const importText = (world: World, text: string | Buffer, options: Partial<ImportOptions> = {}) =>
  pass(world, text, options, { start: startImport, keep: true });

export async function stateOf(world: World, importId: string): Promise<ImportView> {
  return importView(await world.db.importRun.findUniqueOrThrow({ where: { id: importId } }));
}
