import { expect, test } from "vitest";
import * as validation from "@/app/api/v1/validate/route";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld } from "@/lib/testing/world";
import { POST } from "./route";

test("a version has to be told where validate asks for it, and nowhere else", async () => {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const program = openProgram(world);
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const base = { startsOn: day("2026-01-01"), endsOn: null };
  const cases: [string, Parameters<typeof nodeLocked>[1], [string, string][], boolean][] = [
    ["no rule", {}, [], false],
    ["maintained without an end", { maintained: true }, [], false],
    [
      "maintained, and the one span covers today",
      { maintained: true, maintenanceEndsOn: day("2026-12-31") },
      [],
      false,
    ],
    ["maintenance lapsed", { maintained: true, maintenanceEndsOn: day("2026-06-30") }, [], true],
    [
      "maintained with a gap",
      { maintained: true },
      [
        ["2026-01-01", "2026-03-31"],
        ["2026-10-01", "2026-12-31"],
      ],
      true,
    ],
    ["maintained no more, with a period that was", {}, [["2026-01-01", "2026-03-31"]], true],
    ["a range", { versionRange: "5.x" }, [], true],
    ["channels", { channels: ["stable"] }, [], true],
    ["ended, and good for what was published", { endsOn: day("2026-10-01"), expiryBehavior: "MAINTAIN" }, [], true],
  ];
  for (const [name, given, periods, needed] of cases) {
    const license = await nodeLocked(world, { ...base, ...given });
    for (const [startsOn, endsOn] of periods) await world.maintenance(license.id, startsOn, endsOn);
    const machine = machineOf(1);
    const { key } = await program.keyOf(license.id);
    const activated = await program.ask(POST, key, { body: machine });
    const { body } = await program.ask(validation.POST, key, { body: { scope: { fingerprint: machine.fingerprint } } });
    expect(activated.status, name).toBe(needed ? 422 : 201);
    if (needed) expect(activated.body.errors, name).toMatchObject([{ pointer: "/version" }]);
    expect(body.code === "VERSION_SCOPE_REQUIRED", name).toBe(needed);
  }
});
