import type { Ensured } from "@/lib/catalog/ensure-vendor";
import type { ImportOutcome, ImportTotals } from "./schema";

export type SubjectType =
  "vendor" | "product" | "legal-entity" | "department" | "person" | "license" | "purchase" | "vendor-key" | "seat";

/** What a row did to one subject. */
export interface Touch {
  type: SubjectType;
  id: string;
  did: Ensured["outcome"];
  label: string;
  /** Natural keys, by which the same subject is recognised in a later row of the file. */
  keys: string[];
  /** Seats bought with a purchase. */
  seats?: number;
  /** The purchase has as many seats as the file names holders. */
  grows?: boolean;
  /** The licence has ended: its seat is held all the same. */
  expired?: boolean;
}

const mainTypes: readonly SubjectType[] = ["person", "license", "seat"];

/** One word for the row: whatever it is about was created, something was created or changed around it, or nothing was. */
export function outcomeOf(touches: readonly Touch[], about: readonly SubjectType[] = mainTypes): ImportOutcome {
  if (touches.some((touch) => touch.did === "created" && about.includes(touch.type))) return "created";
  return touches.some((touch) => touch.did !== "unchanged") ? "changed" : "unchanged";
}

export function addToTotals(totals: ImportTotals, touches: readonly Touch[]): ImportTotals {
  const sums = structuredClone(totals);
  const add = (name: string, did: Touch["did"], amount: number) => {
    if (did === "unchanged" || amount === 0) return;
    const sum = (sums[name] ??= { created: 0, changed: 0 });
    sum[did] += amount;
  };
  for (const touch of touches) {
    add(touch.type, touch.did, 1);
    add("bought-seats", touch.did, touch.type === "purchase" ? (touch.seats ?? 0) : 0);
    add("expired-seats", touch.did, touch.type === "seat" && touch.expired ? 1 : 0);
  }
  return sums;
}
