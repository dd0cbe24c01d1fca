import { parseLogLine } from "./log-line";

/** Whether the head of a file is one of a FlexNet debug log. */
export function looksLikeLog(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 500);
  const read = lines.filter((line) => parseLogLine(line).seconds !== null).length;
  return read > 0 && read >= lines.filter((line) => line.trim() !== "").length / 4;
}
