import { z } from "zod";
import { pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { requireRun } from "./require-run";
import { importOutcome, type ImportOutcome } from "./schema";
import { storedOutcomes } from "./write-results";

const listRowsInput = pageInput
  .omit({ sort: true, cursor: true })
  .extend({
    importId: z.string(),
    outcome: importOutcome.optional(),
    cursor: z.coerce.number().int().min(0).optional(),
  })
  .strict();

export const touchedShape = z.array(
  z.object({
    type: z.string(),
    id: z.string().optional(),
    did: z.enum(["created", "changed", "unchanged"]),
    label: z.string(),
  }),
);
const outcomes: Record<(typeof storedOutcomes)[ImportOutcome], ImportOutcome> = {
  CREATED: "created",
  CHANGED: "changed",
  UNCHANGED: "unchanged",
  LEFT_OUT: "left-out",
};

/** What became of each row in the latest pass, with what it touched. */
export const listRows = query({
  name: "imports.rows",
  permission: "import:read",
  input: listRowsInput,
  async run(ctx, { importId, outcome, limit, cursor }) {
    const run = await requireRun(ctx, importId);
    const where = { runId: importId, pass: run.pass, ...(outcome ? { outcome: storedOutcomes[outcome] } : {}) };
    const found = await ctx.tx.importRow.findMany({
      where: { ...where, ...(cursor === undefined ? {} : { row: { gt: cursor } }) },
      orderBy: { row: "asc" },
      take: limit + 1,
    });
    const items = found.slice(0, limit).map((row) => ({
      id: String(row.row),
      row: row.row,
      line: row.line,
      title: row.title,
      outcome: outcomes[row.outcome],
      touched: touchedShape.parse(row.touched),
    }));
    const nextCursor = found.length > limit ? String(items.at(-1)?.row ?? 0) : null;
    return { items, total: await ctx.tx.importRow.count({ where }), nextCursor, previousCursor: null };
  },
});
