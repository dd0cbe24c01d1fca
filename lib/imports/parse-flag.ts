import { quoted, type Reading } from "./reading";

const yes = new Set([
  "yes",
  "y",
  "true",
  "t",
  "1",
  "on",
  "x",
  "✓",
  "✔",
  "ja",
  "j",
  "oui",
  "si",
  "sí",
  "sim",
  "wahr",
  "vrai",
  "enabled",
]);
const no = new Set([
  "no",
  "n",
  "false",
  "f",
  "0",
  "off",
  "-",
  "✗",
  "nein",
  "non",
  "nee",
  "não",
  "falsch",
  "faux",
  "disabled",
]);

/** Anything that is neither yes nor no is read as no, with a warning that says what that means here. */
export function parseFlag(text: string, readAs: string): Reading<boolean> {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { value: false, warning: `${quoted(text)} is neither yes nor no; read as ${readAs}.` };
}
