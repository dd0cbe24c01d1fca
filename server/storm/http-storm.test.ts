import { expect, test } from "vitest";
import { httpStorm } from "./http-storm";

test(
  "over HTTP, with processes killed and capacity changed, nothing that was answered proves wrong",
  { timeout: 300_000 },
  async () => {
    const { faults, figures, report } = await httpStorm({
      seconds: 35,
      clients: 60,
      lanes: 2,
      seed: 11,
      killEvery: 5,
      pages: false,
    });
    expect(faults, report.join("\n")).toEqual([]);
    const seen = ["leases", "check-ins", "heartbeats", "places in the queue", "changes of the capacity", "kills"];
    for (const what of seen) expect(figures.of(what), `${what}\n${report.join("\n")}`).toBeGreaterThan(0);
  },
);
