import type { ActivationRow } from "./activation-view";
import { componentsOf } from "./find-machine";

/**
 * An activation as an event keeps it. What a machine is called and what it is made of may point at a person: it stands as
 * `label`, `hostname` and `components`, which the trail keeps as commitments.
 */
export function trailOf({ name, components, ...row }: ActivationRow & { lastSeenAt?: Date | null }) {
  const { lastSeenAt: _seen, lastHeartbeatAt: _beat, ...facts } = row;
  return { ...facts, label: name, components: componentsText(components) };
}

/** `cpu: BFEB-1, disk: WD-1`, in the order of the names; null for none. */
function componentsText(stored: unknown): string | null {
  const entries = Object.entries(componentsOf(stored)).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : entries.map(([name, value]) => `${name}: ${value}`).join(", ");
}
