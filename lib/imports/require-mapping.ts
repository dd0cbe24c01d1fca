import { Refusal, refuse } from "@/lib/kernel/refusal";
import { mappingFaults, openQuestions } from "./open-questions";
import type { ImportKind, ImportMapping, ImportOptions } from "./schema";

export function requireMapping(kind: ImportKind, mapping: ImportMapping, columnCount: number): void {
  const faults = mappingFaults(kind, mapping, columnCount);
  if (faults.length > 0)
    throw new Refusal(
      "invalid-input",
      {},
      faults.map((detail) => ({ pointer: "/mapping", detail })),
    );
}

/** Refuses to try a file while a question about it is open, naming each. */
export function requireAnswers(kind: ImportKind, mapping: ImportMapping, options: ImportOptions): void {
  const open = openQuestions(kind, mapping, options);
  const [first] = open;
  if (!first) return;
  const pointers = open.map(({ field, question }) => ({
    pointer: field === "mapping" ? "/mapping" : `/options/${field}`,
    detail: question,
  }));
  throw new Refusal(
    "import-questions-open",
    refuse("import-questions-open", { question: first.question }).params,
    pointers,
  );
}
