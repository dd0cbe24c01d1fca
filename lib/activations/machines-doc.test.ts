import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { cellsOf } from "@/lib/testing/table-cells";
import { identityOf } from "./component-values";
import { matchMachine, type MatchingRule } from "./match-machine";

const page = readFileSync(fileURLToPath(new URL("../../docs/machines.md", import.meta.url)), "utf8");
const table = page.split("\n").filter((line) => line.startsWith("|"));
const rows = cellsOf(table.join("\n")).slice(2);

const componentsOf = (cell = "") => Object.fromEntries(cell.split(" ").map((pair) => pair.split("=")));
const rules: MatchingRule[] = ["ANY", "TWO", "MOST", "ALL"];

test("the page has its table", () => expect(rows.length).toBeGreaterThan(8));

test.each(rows)("%s, now %s", (was, is, ...verdicts) => {
  const components = componentsOf(was);
  const stored = { fingerprint: "before", components, identity: identityOf(components).identity };
  const found = rules.map((rule) =>
    matchMachine(stored, { fingerprint: "after", components: componentsOf(is) }, rule).same ? "same" : "other",
  );
  expect(found).toEqual(verdicts);
});
