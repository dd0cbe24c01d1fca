import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { FeatureKind, MeterReset } from "@/lib/db/generated/enums";
import { cellsOf } from "@/lib/testing/table-cells";
import { effectiveEntitlements, type FeatureFacts } from "./effective-entitlements";
import { meterPeriod } from "./meter-period";

const page = readFileSync(fileURLToPath(new URL("../../docs/licensing.md", import.meta.url)), "utf8");

/** The rows of a table of the page, each by its columns. */
function rowsOf(name: string): Record<string, string>[] {
  const [, table = ""] = new RegExp(`<!-- ${name} -->\n\n((?:\\|.*\n)+)`).exec(page) ?? [];
  const [header = [], , ...rows] = cellsOf(table);
  return rows.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ""])));
}

const always = { startsAt: null, endsAt: null };
const valueOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);

function factsOf(row: Record<string, string>): FeatureFacts {
  const { own = "", switch: position, "add-ons": addOns = "", override = "" } = row;
  const [quantity = "", each = ""] = addOns.split(" × ");
  const [of = "", gives = ""] = override.split(" ");
  return {
    id: "fea_1",
    code: "feature",
    kind: z.enum(FeatureKind).parse(row.kind),
    productId: "pro_1",
    own: own === "nothing" ? [] : [{ id: "ent_1", value: valueOf(own), enabled: position === "on", ...always }],
    addOns: addOns
      ? [{ id: "lad_1", addOnId: "add_1", quantity: Number(quantity), value: valueOf(each), enabled: true, ...always }]
      : [],
    overrides: override
      ? [
          {
            id: "ovr_1",
            of: z.enum(["machine", "person", "department"]).parse(of),
            subjectId: "one",
            depth: 0,
            value: valueOf(gives),
            enabled: gives !== "off",
            ...always,
          },
        ]
      : [],
  };
}

test("the table of features says what is given", () => {
  const rows = rowsOf("features");
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const [line] = effectiveEntitlements([factsOf(row)], new Date("2026-11-02T09:00:00Z"));
    const gives = !line ? "nothing" : line.value === true ? "on" : line.value === null ? "no end" : String(line.value);
    expect(gives, JSON.stringify(row)).toBe(row.gives);
  }
});

test("the table of meters says which period an instant lies in", () => {
  const rows = rowsOf("meter periods");
  expect(rows.length).toBe(3);
  for (const row of rows) {
    const reset = z.enum(MeterReset).parse(row["begins again"]);
    const { periodOn, resetsAt } = meterPeriod(reset, row["time zone"] ?? "", new Date(row.at ?? ""));
    expect([periodOn, resetsAt]).toEqual([new Date(`${row["period of"]}T00:00:00Z`), new Date(row.until ?? "")]);
  }
});
