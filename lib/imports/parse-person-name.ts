export interface PersonName {
  displayName: string;
  givenName: string | null;
  familyName: string | null;
}

const particles = new Set([
  "van",
  "von",
  "der",
  "den",
  "de",
  "del",
  "della",
  "di",
  "da",
  "dos",
  "du",
  "la",
  "le",
  "ter",
  "ten",
  "zu",
  "zur",
  "bin",
  "ibn",
  "al",
  "el",
]);

/** "Ada van der Berg" and "van der Berg, Ada" are the same name. A single word is a name too, of which the parts are unknown. */
export function parsePersonName(text: string): PersonName {
  const name = text.replaceAll(/\s+/g, " ").trim();
  const [family, given, ...more] = name.split(",").map((part) => part.trim());
  if (family && given && more.length === 0)
    return { displayName: `${given} ${family}`, givenName: given, familyName: family };
  const words = name.split(" ");
  if (words.length < 2) return { displayName: name, givenName: null, familyName: null };
  let split = words.length - 1;
  while (split > 1 && particles.has((words[split - 1] ?? "").toLowerCase())) split -= 1;
  return { displayName: name, givenName: words.slice(0, split).join(" "), familyName: words.slice(split).join(" ") };
}

export function joinPersonName(given: string | null, family: string | null): PersonName | null {
  const displayName = [given, family].filter(Boolean).join(" ");
  return displayName ? { displayName, givenName: given, familyName: family } : null;
}
