import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type SubjectFacts = z.infer<typeof factsShape>;

interface Entry {
  row: number;
  facts: SubjectFacts;
}

/** The subjects that earlier rows of the same file brought in, in this batch or before it. */
export class SubjectBook {
  private readonly earlier = new Map<string, Entry>();
  private readonly added = new Map<string, Entry>();

  static async open(ctx: Context, runId: string, pass: number, keys: readonly string[]): Promise<SubjectBook> {
    const book = new SubjectBook();
    const found = await ctx.tx.importSubject.findMany({ where: { runId, pass, key: { in: [...new Set(keys)] } } });
    for (const { key, row, facts } of found) book.earlier.set(key, { row, facts: factsShape.parse(facts) });
    return book;
  }

  find(keys: readonly string[]): Entry | null {
    for (const key of keys) {
      const entry = this.added.get(key) ?? this.earlier.get(key);
      if (entry) return entry;
    }
    return null;
  }

  add(keys: readonly string[], row: number, facts: SubjectFacts = {}): void {
    for (const key of keys) if (!this.earlier.has(key) && !this.added.has(key)) this.added.set(key, { row, facts });
  }

  newRows(organizationId: string, runId: string, pass: number): Prisma.ImportSubjectCreateManyInput[] {
    return [...this.added].map(([key, { row, facts }]) => ({ organizationId, runId, pass, key, row, facts }));
  }
}
