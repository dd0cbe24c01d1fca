import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { actorOptions, nameOf, objectOptions } from "./name-of";

test("what an auditor searches for is a view too; the words of a filter that is on already are not", async () => {
  const world = await openWorld();
  const auditor = await world.actor(["AUDITOR"]);
  await world.run(actorOptions, { q: "ada" }, { as: auditor });
  await world.run(objectOptions, { q: "figma" }, { as: auditor });
  await world.run(nameOf, { ids: [] }, { as: auditor });
  const views = await world.events("auditor.viewed");
  expect(views.map((view) => view.subjectId)).toEqual(["audit.actor-options", "audit.object-options"]);
  expect(JSON.stringify(views)).not.toContain("figma");
});
