import { z } from "zod";
import { freshnessStates } from "@/lib/flexnet/freshness";
import { count, id, instant, named, pageOf, text, version } from "../answer-fields";

const source = z.strictObject({
  id,
  name: text,
  timeZone: text.meta({ description: "Of the machine that writes the log." }),
  vendorDaemon: text.nullable().meta({ description: "Lines of this daemon alone are read; null: of all." }),
  productId: id.nullable(),
  lastLineAt: instant.nullable().meta({ description: "Of the latest line read." }),
  heardAt: instant.nullable().meta({ description: "When a collector last reported, with lines or without." }),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});

const freshness = z.enum(freshnessStates).meta({
  description:
    "FOLLOWED: a collector reports, and the log goes on. LATE, SILENT: it has not reported for 15 minutes, for an hour. " +
    "QUIET: it reports, and the last line is 7 hours old. WAITING: it reports, and has found no line yet. " +
    "IMPORTED, EMPTY: nothing follows the log.",
});

const license = z
  .strictObject({ id, name: text, seats: count.nullable() })
  .nullable()
  .meta({ description: "The licence here that it stands for, with its seats in force today." });
const bought = count
  .nullable()
  .meta({ description: "What a peak is held against: `capacity`, else the licence's seats." });
const capacity = count.nullable().meta({ description: "Licences bought, as somebody said; null where nobody has." });
const sums = {
  peak: count.meta({ description: "Most licences out at once." }),
  peakAt: instant.nullable(),
  now: count.meta({ description: "Licences out at the last line." }),
  checkOuts: count,
  denials: count,
};
const recentDays = count.meta({ description: "Days before the last line that the features' figures are of." });

const use = { seatHours: z.number(), checkOuts: count, denials: count };
const user = z.strictObject({
  id,
  name: text,
  personId: id.nullable(),
  person: text.nullable(),
  decidedAt: instant.nullable().meta({ description: "When somebody said whose it is; it is not guessed again." }),
  createdAt: instant,
  version,
});

const served = z.strictObject({
  id,
  feature: text,
  source: named.extend({ freshness, heardAt: instant.nullable(), lastLineAt: instant.nullable() }),
  capacity,
  bought,
  version,
  ...sums,
});

export const usageSourceSchemas = { UsageSource: source, UsageUser: user };

export const usageSourceAnswers = {
  "usage-sources.list": pageOf(
    source.extend({
      freshness,
      product: text.nullable(),
      features: count,
      knownFrom: instant.nullable(),
      knownHours: count.meta({ description: "Hours of which anything is known." }),
    }),
  ),
  "usage-sources.create": source,
  "usage-sources.change": source,
  "usage-sources.read": source.extend({
    freshness,
    product: z.strictObject({ id, name: text }).nullable(),
    recentDays,
    features: z.array(z.strictObject({ id, name: text, capacity, license, bought, version, ...sums })),
    coverage: z
      .array(z.strictObject({ startsAt: instant, endsAt: instant }))
      .meta({ description: "Of which time anything is known: the latest 50 spans. All else is unknown, not zero." }),
    streams: z.array(
      z.strictObject({
        stream: text,
        lines: count,
        unmatched: count,
        latest: z.array(z.strictObject({ line: count, why: text, text })),
        updatedAt: instant,
      }),
    ),
    unmatchedUsers: count,
  }),
  "usage-sources.set-capacities": z.strictObject({ changed: count }),
  "usage-sources.send-log": z.strictObject({
    next: count.meta({ description: "The byte of the file to go on from." }),
    lines: count,
    added: count.meta({ description: "Events that were new." }),
    known: count.meta({ description: "Events that were known, from another file or an earlier call." }),
    unmatched: count.meta({ description: "Lines that were not understood." }),
  }),
  "usage-sources.feature-use": z.strictObject({
    id,
    source: named,
    feature: text,
    version,
    capacity,
    license,
    bought,
    timeZone: text,
    startsAt: instant,
    endsAt: instant,
    peak: count,
    peakHour: instant.nullable(),
    average: z.number().meta({ description: "Weighted by time, over what is known." }),
    knownHours: count,
    unknownHours: count,
    seatHours: count,
    hours: z
      .array(
        z.strictObject({
          hour: instant,
          knownMs: count,
          seatMs: count,
          peak: count,
          levels: z.record(z.string(), count).meta({ description: "Milliseconds at each number of licences." }),
        }),
      )
      .meta({ description: "Hours of UTC of which anything is known; an hour that is absent is unknown." }),
    users: z.array(z.strictObject({ name: text, personId: id.nullable(), person: text.nullable(), ...use })),
    hosts: z.array(z.strictObject({ name: text, ...use })),
    denials: z.array(z.strictObject({ detail: text.nullable(), times: count, lastAt: instant })),
  }),
  "usage-sources.users": pageOf(user),
  "usage-sources.user": user,
  "usage-sources.match-user": user,
  "usage-sources.create-people": z.strictObject({
    people: z.array(z.strictObject({ userId: id, name: text, personId: id, displayName: text })),
  }),
  "usage-sources.link-feature": z.strictObject({ id, feature: text, license: named.nullable(), version }),
  "usage-sources.of-license": z.strictObject({ recentDays, items: z.array(served) }),
  "usage-sources.of-product": z.strictObject({
    recentDays,
    servers: z.array(named),
    items: z.array(served.extend({ license })),
  }),
};
