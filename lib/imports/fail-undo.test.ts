import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { beginUpload } from "./begin-upload";
import { failUndo } from "./end-pass";
import { undoImport } from "./undo-import";

test("an undo that stopped for good does not stand still for ever: it can be undone again", async () => {
  const world = await openWorld();
  const { id: importId } = await world.run(beginUpload, { fileName: "licences.csv" });
  await world.db.importRun.update({ where: { id: importId }, data: { kind: "LICENSES", status: "DONE" } });
  await world.run(undoImport, { importId });
  await world.run(failUndo, { importId, reason: "It stopped." }, { as: world.system });
  expect(await world.db.importRun.findFirst()).toMatchObject({
    status: "DONE",
    failure: "It stopped. Undo it again to go on.",
  });
  expect(await world.run(undoImport, { importId })).toMatchObject({ stage: "undoing", failure: null });
  expect((await world.events()).map(({ type }) => type)).toEqual([
    "import.undo-started",
    "import.undo-failed",
    "import.undo-started",
  ]);
});
