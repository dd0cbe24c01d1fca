import { fieldsOf, type Field } from "./fields";
import { normalizeHeader } from "./normalize-header";
import { presetOf } from "./presets";
import type { FileColumn, ImportKind, ImportMapping, ImportPreset } from "./schema";

const shortestPart = 5;

/** Which column holds which field, by the names alone; whoever imports sees samples and corrects it. */
export function guessMapping(
  columns: readonly FileColumn[],
  kind: ImportKind,
  preset: ImportPreset | null,
): ImportMapping {
  const titles = columns.map(({ index, name }) => ({ index, title: normalizeHeader(name) }));
  const mapping: ImportMapping = {};
  const taken = new Set<number>();
  const take = (field: string, column: { index: number } | undefined) => {
    if (!column || field in mapping || taken.has(column.index)) return;
    mapping[field] = column.index;
    taken.add(column.index);
  };

  if (preset && preset !== "template") {
    for (const [title, field] of Object.entries(presetOf(preset).columns)) {
      take(
        field,
        titles.find((column) => column.title === normalizeHeader(title) && !taken.has(column.index)),
      );
    }
    return mapping;
  }
  const fields = fieldsOf(kind);
  for (const names of nameRounds(fields)) {
    for (const [field, name] of names)
      take(
        field,
        titles.find((column) => column.title === name && !taken.has(column.index)),
      );
  }
  for (const field of fields)
    take(
      field.name,
      titles.find((column) => !taken.has(column.index) && containsName(column.title, field)),
    );
  return mapping;
}

/** Every field's own label before anybody's first synonym, and so on: "Licence name" is not lost to a product's synonym. */
function nameRounds(fields: readonly Field[]): [field: string, name: string][][] {
  const longest = Math.max(...fields.map((field) => field.synonyms.length));
  const rounds: [string, string][][] = [
    fields.flatMap((field) => [
      [field.name, normalizeHeader(field.label)],
      [field.name, normalizeHeader(field.name)],
    ]),
  ];
  for (let round = 0; round < longest; round += 1) {
    rounds.push(
      fields.flatMap(({ name, synonyms }) =>
        synonyms.slice(round, round + 1).map((synonym): [string, string] => [name, normalizeHeader(synonym)]),
      ),
    );
  }
  return rounds;
}

function containsName(title: string, field: Field): boolean {
  return [field.label, ...field.synonyms]
    .map(normalizeHeader)
    .some((name) => name.length >= shortestPart && title.includes(name));
}

/** The kind whose fields the columns name best. What people, seats and licences have in common speaks for the plainer one. */
export function guessKind(columns: readonly FileColumn[]): ImportKind {
  const names = (kind: ImportKind) =>
    new Set(fieldsOf(kind).flatMap((field) => [field.label, field.name, ...field.synonyms].map(normalizeHeader)));
  const named = (kind: ImportKind) => columns.filter(({ name }) => names(kind).has(normalizeHeader(name))).length;
  const kinds: ImportKind[] = ["people", "seats", "licenses"];
  return kinds.reduce((best, kind) => (named(kind) > named(best) ? kind : best));
}
