/** "Ada, Bo and 4 more": enough names to know which, in one sentence. */
export function nameSome(names: readonly string[], shown = 3): string {
  if (names.length <= shown)
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${names.slice(0, shown).join(", ")} and ${names.length - shown} more`;
}
