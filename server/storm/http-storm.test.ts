import { expect, test } from "vitest";
import { httpStorm } from "./http-storm";

const figure = (report: readonly string[], what: string) =>
  Number(report.find((line) => line.startsWith(`${what}: `))?.slice(what.length + 2) ?? 0);

test(
  "over HTTP, with processes killed and capacity changed, nothing that was answered proves wrong",
  { timeout: 300_000 },
  async () => {
    const { faults, report } = await httpStorm({
      seconds: 40,
      clients: 60,
      lanes: 2,
      seed: 11,
      killEvery: 5,
      pages: false,
    });
    expect(faults).toEqual([]);
    for (const what of [
      "leases checked out",
      "leases granted from the queue",
      "leases checked in",
      "heartbeats",
      "changes of the capacity",
    ])
      expect(figure(report, what), report.join("\n")).toBeGreaterThan(0);
    expect(
      report.filter((line) => line.startsWith("kills of")),
      report.join("\n"),
    ).not.toEqual([]);
  },
);
