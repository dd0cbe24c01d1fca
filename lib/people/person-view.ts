import type { Person } from "@/lib/db/generated/client";
import { isoDay } from "@/lib/kernel/calendar";

export type PersonView = Omit<Person, "organizationId" | "startsOn" | "endsOn"> & {
  startsOn: string | null;
  endsOn: string | null;
};

/** A person as pages and the API show one: calendar days as `2027-03-12`. */
export function personView({ organizationId: _, startsOn, endsOn, ...person }: Person): PersonView {
  return { ...person, startsOn: startsOn && isoDay(startsOn), endsOn: endsOn && isoDay(endsOn) };
}
