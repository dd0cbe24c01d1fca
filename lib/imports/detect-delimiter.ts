export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const declaration = /^sep=([,;\t|])\r?\n/i;

/** Excel's own first line `sep=;`, which it reads and does not show as a row. */
export function declaredDelimiter(sample: string): { delimiter: Delimiter; length: number } | null {
  const found = declaration.exec(sample);
  const delimiter = delimiters.find((candidate) => candidate === found?.[1]);
  return found && delimiter ? { delimiter, length: found[0].length } : null;
}

/** The delimiter that cuts the sample into rows of one width; commas and semicolons inside quoted cells do not count. */
export function detectDelimiter(sample: string, complete: boolean): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const widths = rowWidths(sample, delimiter);
    if (!complete && widths.length > 1) widths.pop();
    const header = widths[0] ?? 1;
    if (header < 2) continue;
    const even = widths.filter((width) => width === header).length / widths.length;
    const score = even * even * (1 + Math.log2(header));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Cells in each row that is not blank. */
function rowWidths(sample: string, delimiter: Delimiter): number[] {
  const widths: number[] = [];
  let width = 1;
  let cellLength = 0;
  let quoted = false;
  for (let at = 0; at < sample.length; at += 1) {
    const char = sample[at];
    if (quoted) {
      if (char !== '"') continue;
      if (sample[at + 1] === '"') at += 1;
      else quoted = false;
    } else if (char === '"' && cellLength === 0) {
      quoted = true;
      cellLength = 1;
    } else if (char === delimiter) {
      width += 1;
      cellLength = 0;
    } else if (char === "\n" || char === "\r") {
      if (width > 1 || cellLength > 0) widths.push(width);
      width = 1;
      cellLength = 0;
    } else cellLength += 1;
  }
  if (width > 1 || cellLength > 0) widths.push(width);
  return widths;
}
