import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { cellsOf } from "@/lib/testing/table-cells";
import { versionVerdict } from "./version-right";

const page = readFileSync(fileURLToPath(new URL("../../docs/versions.md", import.meta.url)), "utf8");
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = day("2026-11-02");

/** The rows of the page's tables, as the cells say them. */
const tables = page
  .split(/\n\n/)
  .filter((part) => part.startsWith("|"))
  .map((part) => cellsOf(part).slice(2));
const releases = (tables[0] ?? []).map(([version = "", channel = "", on = ""]) => ({
  version,
  channel,
  releasedOn: day(on),
  withdrawnAt: null,
}));
const examples = tables[1] ?? [];

test("the page has its examples", () => {
  expect(releases).toHaveLength(4);
  expect(examples.length).toBeGreaterThan(12);
});

test.each(examples)("range “%s”, channels “%s”, downgrade %s, maintenance “%s”: %s is %s", (...row) => {
  const [range, channels, downgrade, maintenance = "", asked = "", answer] = row;
  const [startsOn, endsOn] = maintenance.split(" to ");
  const rights = {
    startsOn: null,
    endsOn: null,
    expiryBehavior: "RESTRICT" as const,
    maintained: false,
    maintenanceEndsOn: null,
    maintenancePeriods: startsOn && endsOn ? [{ startsOn: day(startsOn), endsOn: day(endsOn) }] : [],
    versionRange: range || null,
    channels: channels ? channels.split(", ") : [],
    downgradeRights: downgrade === "yes",
  };
  const verdict = versionVerdict(rights, releases, asked, today);
  expect(verdict.allowed ? "allowed" : `${verdict.code}, newest ${verdict.newestAllowed}`).toBe(answer);
});
