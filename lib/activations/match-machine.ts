import { identityOf, usableValue, type Components } from "./component-values";

export type Machine = { fingerprint: string; components: Components };
/** `identity` and `kind` are kept from an earlier activation, also where the last one did not send them. */
export type StoredMachine = Machine & { identity: string | null };
export type MatchingRule = "ANY" | "TWO" | "MOST" | "ALL";

/**
 * One component on both sides. IGNORED: one side sent what names no machine (“unknown”, an address of zeros). GONE: only
 * the activation knows it. NEW: only the machine now sends it.
 */
export type ComponentComparison = {
  component: string;
  was: string | null;
  is: string | null;
  outcome: "SAME" | "DIFFERENT" | "GONE" | "NEW" | "IGNORED";
};

export type Drift = { component: string; was: string; is: string };

export type MachineMatch =
  | {
      same: true;
      by: "IDENTITY" | "FINGERPRINT" | "COMPONENTS";
      drifted: Drift[];
      /** Whether the components alone would have been enough. */
      componentsAgree: boolean;
      comparison: ComponentComparison[];
    }
  | {
      same: false;
      /** OTHER_IDENTITY: a virtual machine or container with an id of its own, though all else may be copied. */
      because: "OTHER_IDENTITY" | "TOO_FEW_SAME";
      /** How many of the components had to be the same, and how many were. */
      needed: number;
      agreed: number;
      comparison: ComponentComparison[];
    };

/** Component by component, in the order of their names. */
export function compareComponents(stored: Components, presented: Components): ComponentComparison[] {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(presented)])].sort();
  return names.map((component) => {
    const was = Object.hasOwn(stored, component) ? (stored[component] ?? null) : null;
    const is = Object.hasOwn(presented, component) ? (presented[component] ?? null) : null;
    const [before, now] = [usableValue(stored, component), usableValue(presented, component)];
    const ignored = (was !== null && before === null) || (is !== null && now === null);
    const outcome = ignored
      ? "IGNORED"
      : now === null
        ? "GONE"
        : before === null
          ? "NEW"
          : before === now
            ? "SAME"
            : "DIFFERENT";
    return { component, was, is, outcome };
  });
}

/**
 * How many components must be the same. ANY: one. TWO: two. MOST: more than half of those that both sides know; with
 * fewer than two known to both it is as strict as ALL, since one that they share says little. ALL: every one that the
 * activation knows. Of an activation that knows none, nothing is enough.
 */
export function neededSame(rule: MatchingRule, comparison: readonly ComponentComparison[]): number {
  const of = (...outcomes: ComponentComparison["outcome"][]) =>
    comparison.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const common = of("SAME", "DIFFERENT");
  const stored = Math.max(1, of("SAME", "DIFFERENT", "GONE"));
  switch (rule) {
    case "ANY":
      return 1;
    case "TWO":
      return 2;
    case "MOST":
      return common < 2 ? stored : Math.floor(common / 2) + 1;
    case "ALL":
      return stored;
  }
}

/**
 * Whether a machine is the one of an activation. The identity of a virtual machine or container decides, where both
 * sides have one: equal is the same whatever hardware it runs on, different is another (a cloned disk brings the same
 * fingerprint). Else the same fingerprint is the same machine, else enough of the same components.
 */
export function matchMachine(stored: StoredMachine, presented: Machine, rule: MatchingRule): MachineMatch {
  const comparison = compareComponents(stored.components, presented.components);
  const agreed = comparison.filter(({ outcome }) => outcome === "SAME").length;
  const needed = neededSame(rule, comparison);
  const componentsAgree = agreed >= needed;
  const same = (by: "IDENTITY" | "FINGERPRINT" | "COMPONENTS"): MachineMatch => ({
    same: true,
    by,
    drifted: driftOf(comparison),
    componentsAgree,
    comparison,
  });

  const { identity } = identityOf(presented.components);
  if (identity !== null && stored.identity !== null)
    return identity === stored.identity
      ? same("IDENTITY")
      : { same: false, because: "OTHER_IDENTITY", needed, agreed, comparison };
  if (presented.fingerprint === stored.fingerprint) return same("FINGERPRINT");
  return componentsAgree ? same("COMPONENTS") : { same: false, because: "TOO_FEW_SAME", needed, agreed, comparison };
}

function driftOf(comparison: readonly ComponentComparison[]): Drift[] {
  return comparison.flatMap(({ component, was, is, outcome }) =>
    outcome === "DIFFERENT" && was !== null && is !== null ? [{ component, was, is }] : [],
  );
}

type Ranked<Stored> = { stored: Stored; match: MachineMatch };
const ranks = { IDENTITY: 3, FINGERPRINT: 2, COMPONENTS: 1 } as const;
const rank = (match: MachineMatch) => (match.same ? ranks[match.by] : 0);
const agreement = ({ comparison }: MachineMatch) =>
  comparison.reduce((sum, { outcome }) => sum + (outcome === "SAME" ? 1_000 : outcome === "DIFFERENT" ? -1 : 0), 0);

/** All activations against one machine, the likeliest first: by identity, by fingerprint, then by how much is the same. */
export function rankMachines<Stored extends StoredMachine>(
  all: readonly Stored[],
  presented: Machine,
  rule: MatchingRule,
): Ranked<Stored>[] {
  return all
    .map((stored) => ({ stored, match: matchMachine(stored, presented, rule) }))
    .sort((a, b) => rank(b.match) - rank(a.match) || agreement(b.match) - agreement(a.match));
}

export type { Components };
