import { guessKind, guessMapping } from "./guess-mapping";
import { guessOptions, type InspectedFile } from "./inspect-file";
import { presetOf, recognizePreset } from "./presets";
import { importOptions, type ImportKind, type ImportMapping, type ImportOptions, type ImportPreset } from "./schema";

export interface ImportPlan {
  kind: ImportKind;
  preset: ImportPreset | null;
  mapping: ImportMapping;
  options: ImportOptions;
}

/** What the file probably holds, given what whoever uploads it has said already. */
export function guessImport(
  file: InspectedFile,
  said: { kind?: ImportKind | undefined; preset?: ImportPreset | undefined },
): ImportPlan {
  const recognized = recognizePreset(file.columns.map((column) => column.name));
  const preset =
    said.preset ??
    (recognized && (said.kind ?? presetOf(recognized).kind) === presetOf(recognized).kind ? recognized : null);
  const kind = said.kind ?? (preset && presetOf(preset).kind) ?? guessKind(file.columns);
  const mapping = guessMapping(file.columns, kind, preset);
  return { kind, preset, mapping, options: importOptions.parse(guessOptions(file.values, mapping)) };
}
