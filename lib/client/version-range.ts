/** Semantic versions (semver.org) and the ranges that licences name, without a package: this folder stands alone. */

type Version = { numbers: [number, number, number]; tags: string[] };
type Bound = { operator: "<" | "<=" | ">" | ">=" | "="; version: Version };
/** The parts of a version that may be left open: `5.x`, `5.2`. */
type Partial = { numbers: number[]; tags: string[] };

const identifier = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const whole = new RegExp(`^v?(\\d+)\\.(\\d+)\\.(\\d+)(?:-(${identifier}))?(?:\\+${identifier})?$`);
const open = new RegExp(
  `^v?(\\d+|[xX*])(?:\\.(\\d+|[xX*])(?:\\.(\\d+|[xX*])(?:-(${identifier}))?(?:\\+${identifier})?)?)?$`,
);
const first = ["0"];

function versionOf(text: string): Version | null {
  const [found, major, minor, patch, tags] = whole.exec(text.trim()) ?? [];
  return found === undefined
    ? null
    : { numbers: [Number(major), Number(minor), Number(patch)], tags: tags?.split(".") ?? [] };
}

function partialOf(text: string): Partial | null {
  const parts = open.exec(text);
  if (!parts) return null;
  const numbers: number[] = [];
  for (const part of parts.slice(1, 4)) {
    if (part === undefined || !/^\d+$/.test(part)) break;
    numbers.push(Number(part));
  }
  return { numbers, tags: numbers.length === 3 ? (parts[4]?.split(".") ?? []) : [] };
}

/**
 * Whether a version is in a range: comparators (`>=4.0 <6`), `5.x`, `~5.2`, `^5.2.1`, `4.0 - 5.2`, alternatives with `||`.
 * A pre-release counts as what it is: before its release, and within a range that goes around it.
 */
export function isInRange(version: string, range: string): boolean {
  const asked = versionOf(version);
  if (!asked) return false;
  const alternatives = range.split("||").map((alternative) => boundsOf(alternative.trim()));
  return alternatives.some((bounds) => bounds !== null && bounds.every((bound) => holds(asked, bound)));
}

/** Whether a version is newer than everything in a range. What is no range has nothing in it to be older than. */
export function isAboveRange(version: string, range: string): boolean {
  const asked = versionOf(version);
  if (!asked) return true;
  const alternatives = range.split("||").map((alternative) => boundsOf(alternative.trim()));
  return alternatives.every((bounds) => bounds === null || bounds.some((bound) => isBeyond(asked, bound)));
}

function isBeyond(version: Version, { operator, version: bound }: Bound): boolean {
  return !operator.startsWith(">") && !holds(version, { operator: operator === "=" ? "<=" : operator, version: bound });
}

function boundsOf(text: string): Bound[] | null {
  const [hyphenated, low, high] = /^(\S+)\s+-\s+(\S+)$/.exec(text) ?? [];
  if (hyphenated) return between(partialOf(low ?? ""), partialOf(high ?? ""));
  const bounds: Bound[] = [];
  for (const word of text
    .replace(/([<>=~^]+)\s+/g, "$1")
    .split(/\s+/)
    .filter(Boolean)) {
    const [, operator = "", rest = ""] = /^([<>]=?|=|~>?|\^)?(.*)$/.exec(word) ?? [];
    const partial = partialOf(rest);
    if (!partial) return null;
    bounds.push(...comparator(operator, partial));
  }
  return bounds;
}

function comparator(operator: string, partial: Partial): Bound[] {
  const { numbers, tags } = partial;
  const isOpen = numbers.length < 3;
  const from = at(">=", numbers, isOpen ? first : tags);
  if (operator === "^") return caret(partial);
  if (operator.startsWith("~"))
    return numbers.length === 0 ? [] : [from, at("<", next(numbers, Math.min(numbers.length, 2)), first)];
  if (numbers.length === 0) return operator === "<" || operator === ">" ? [at("<", [0], first)] : [];
  if (!isOpen) return [at(operator === "" ? "=" : (operator as Bound["operator"]), numbers, tags)];
  switch (operator) {
    case ">":
      return [at(">=", next(numbers, numbers.length), first)];
    case "<=":
      return [at("<", next(numbers, numbers.length), first)];
    case ">=":
    case "<":
      return [at(operator, numbers, first)];
    default:
      return [from, at("<", next(numbers, numbers.length), first)];
  }
}

/** Up to the next change of the leftmost number that is not zero. */
function caret({ numbers, tags }: Partial): Bound[] {
  if (numbers.length === 0) return [];
  const leading = numbers.findIndex((number) => number > 0);
  const changes = leading === -1 ? numbers.length : leading + 1;
  return [at(">=", numbers, numbers.length < 3 ? first : tags), at("<", next(numbers, changes), first)];
}

function between(low: Partial | null, high: Partial | null): Bound[] | null {
  if (!low || !high) return null;
  const from = low.numbers.length === 0 ? [] : [at(">=", low.numbers, low.tags.length > 0 ? low.tags : first)];
  if (high.numbers.length === 0) return from;
  if (high.tags.length > 0) return [...from, at("<=", high.numbers, high.tags)];
  return [...from, at("<", next(high.numbers, high.numbers.length), first)];
}

/** The numbers with the one at a place (counted from 1) raised, and nothing behind it. */
const next = (numbers: number[], place: number): number[] =>
  numbers.slice(0, place).map((number, index) => (index === place - 1 ? number + 1 : number));

const at = (operator: Bound["operator"], [major = 0, minor = 0, patch = 0]: number[], tags: string[]): Bound => ({
  operator,
  version: { numbers: [major, minor, patch], tags },
});

function holds(version: Version, { operator, version: bound }: Bound): boolean {
  const order = compare(version, bound);
  if (operator === "=") return order === 0;
  if (order === 0) return operator.endsWith("=");
  return operator.startsWith("<") ? order < 0 : order > 0;
}

function compare(one: Version, other: Version): number {
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.tags.length === 0 || other.tags.length === 0) return other.tags.length - one.tags.length;
  for (const [index, tag] of one.tags.entries()) {
    const against = other.tags[index];
    if (against === undefined) return 1;
    const difference = compareTags(tag, against);
    if (difference !== 0) return difference;
  }
  return one.tags.length - other.tags.length;
}

/** Numbers before words, numbers by value, words by their characters (semver 2.0, 11.4). */
function compareTags(one: string, other: string): number {
  const [isNumber, otherIsNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && otherIsNumber) return Number(one) - Number(other);
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The channel of a version: its pre-release word, "stable" without one. */
export function channelOf(version: string): string | null {
  const asked = versionOf(version);
  if (!asked) return null;
  const [tag] = asked.tags;
  if (tag === undefined) return "stable";
  return /^\d+$/.test(tag) ? "prerelease" : tag.toLowerCase();
}
