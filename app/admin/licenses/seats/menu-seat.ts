import type { HeldSeatView } from "@/lib/seats/held-seat-view";
import type { MenuSeat } from "./seat-menu";

/** A seat that ends with a day ends at the first instant of the next: the day shown is the last one. */
export const lastInstant = (until: Date) => new Date(until.getTime() - 1);

/** What the menu of a seat needs to know of it. */
export function menuSeat({ id, version, heldUntil, person, license }: HeldSeatView): MenuSeat {
  return {
    id,
    version,
    person: person.displayName,
    license: license.name,
    reassignable: license.reassignable,
    until: heldUntil?.toISOString() ?? null,
  };
}
