import { z } from "zod";
import { dayOf } from "./days";

const day = z.iso.date().transform(dayOf);

const shape = z.object({
  releases: z.array(
    z.object({
      version: z.string(),
      channel: z.string(),
      releasedOn: day,
      withdrawnAt: z
        .string()
        .nullable()
        .transform((at) => (at === null ? null : new Date(at))),
    }),
  ),
  maintenancePeriods: z.array(z.object({ startsOn: day, endsOn: day })),
});

export type VersionFacts = z.output<typeof shape>;

/** Reads what the SQL function `version_facts(organisation, licence, product)` gives. */
export const versionFactsOf = (json: unknown): VersionFacts => shape.parse(json);
