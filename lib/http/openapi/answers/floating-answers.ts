import { z } from "zod";
import { LeaseEnd } from "@/lib/db/generated/enums";
import { count, id, instant, pageOf, text } from "../answer-fields";

const token = z.int().meta({ description: "The fencing token: of two leases of a seat, the later has the higher." });
const seconds = z.int().meta({ description: "Seconds." });

const lease = z.strictObject({
  id,
  token,
  poolId: id,
  seats: count,
  expiresAt: instant,
  heartbeatSeconds: seconds,
  overdraft: z.boolean().meta({ description: "Given out beyond the capacity, as the licence permits." }),
});

const place = {
  position: count.meta({ description: "1 is next." }),
  estimatedWaitSeconds: seconds,
  expiresAt: instant.meta({ description: "When the place is given up." }),
};

const pool = z.strictObject({
  id,
  licenseId: id,
  name: text,
  createdAt: instant,
  feature: text.nullable().meta({ description: "Code of the feature that it is for; null is the product's pool." }),
  capacity: count,
  allowance: count
    .nullable()
    .meta({ description: "Capacity and permitted overdraft; null where there is no end to it." }),
  inUse: count,
  overdraft: count,
  queued: count,
});

const holder = z.strictObject({
  leaseId: id,
  user: text,
  host: text,
  process: text.nullable(),
  personId: id.nullable(),
  seats: count,
  overdraft: z.boolean(),
  startedAt: instant,
  expiresAt: instant,
});

export const floatingSchemas = { Lease: lease, Pool: pool };

export const floatingAnswers = {
  "floating.check-out": z.union([lease, z.strictObject({ ticket: id, ...place })]),
  "floating.heartbeat": z.strictObject({ expiresAt: instant }),
  "floating.lease": z.strictObject({
    id,
    token,
    poolId: id,
    licenseId: id,
    seats: count,
    overdraft: z.boolean(),
    startedAt: instant,
    expiresAt: instant.nullable().meta({ description: "Null once its seats are another's." }),
    endedAt: instant.nullable(),
    endReason: z.enum(LeaseEnd).nullable(),
    ttl: seconds,
  }),
  "floating.ticket": z.union([
    z.strictObject({ status: z.literal("waiting"), ...place }),
    z.strictObject({ status: z.literal("granted"), lease }),
    z.strictObject({ status: z.enum(["expired", "left"]) }),
  ]),
  "floating.pool": pool.extend({ holders: z.array(holder).optional() }),
  "floating.pools": pageOf(pool),
};
