import { z } from "zod";
import { GroupKind, GroupRuleKind, HolderRule, LeaseEnd, OverageRule } from "@/lib/db/generated/enums";
import { licenseStates } from "@/lib/licenses/license-state";
import { count, id, instant, pageOf, text, version } from "../answer-fields";
import { file } from "./client-answers";
import { entitlements } from "./told-answers";

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
  entitlements,
});

const place = {
  position: count.meta({ description: "1 is next." }),
  estimatedWaitSeconds: seconds,
  expiresAt: instant.meta({ description: "When the place is given up." }),
};

const pool = z.strictObject({
  id,
  licenseId: id,
  license: text.meta({ description: "The licence's name." }),
  state: z
    .enum(licenseStates)
    .meta({ description: "Of the licence: seats are given out while it is ACTIVE or IN_GRACE." }),
  name: text,
  createdAt: instant,
  archivedAt: instant.nullable(),
  version,
  feature: text.nullable().meta({ description: "Code of the feature that it is for; null is the product's pool." }),
  featureName: text.nullable(),
  seats: count.nullable().meta({ description: "Its part of the licence's seats; null is all of them." }),
  holderRule: z.enum(HolderRule).meta({ description: "Which check-outs are one holder's and share a lease." }),
  leaseSeconds: seconds
    .nullable()
    .meta({ description: "A lease runs so long without a heartbeat; null is as the licence says." }),
  leaseSecondsInForce: seconds,
  heartbeatSeconds: seconds
    .nullable()
    .meta({ description: "A program is asked for a heartbeat so often; null is nearly four times a lease." }),
  longestSeconds: seconds.nullable().meta({ description: "Longest time that one lease may be held." }),
  idleSeconds: seconds
    .nullable()
    .meta({ description: "A holder may say to be idle for so long before its lease ends." }),
  pickupSeconds: seconds.meta({ description: "A granted seat waits so long for the one who queued for it." }),
  headSeconds: seconds.meta({
    description: "At the head of the queue, a request for several seats keeps what is free so long.",
  }),
  overage: z.enum(OverageRule).meta({ description: "Whether the licence permits overdraft." }),
  overagePercent: count.nullable(),
  capacity: count.nullable().meta({ description: "Null for a SITE licence, whose seats are not counted." }),
  allowance: count
    .nullable()
    .meta({ description: "Capacity and permitted overdraft; null where there is no end to it." }),
  inUse: count,
  overdraft: count,
  reserved: count.meta({ description: "Free, but kept for the groups of reservations." }),
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
  borrowedUntil: instant.nullable().meta({ description: "Until when it is used away from the network." }),
  lostAt: instant.nullable().meta({ description: "Since when the device that borrowed it is said to be lost." }),
  startedAt: instant,
  expiresAt: instant,
});

const rule = z.strictObject({
  id,
  poolId: id,
  kind: z.enum(GroupRuleKind),
  groupKind: z.enum(GroupKind),
  subject: text.meta({
    description: "Id of a person or department, a project, a pattern of hosts, a range or a country.",
  }),
  subjectName: text,
  seats: count.nullable(),
  priority: count.nullable(),
  note: text.nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
  standing: z.enum(["IN_FORCE", "SWITCHED_OFF", "NOT_STARTED", "ENDED", "WITHDRAWN"]),
  held: count.meta({ description: "Seats that the group holds now." }),
});

export const floatingSchemas = { Lease: lease, Pool: pool };

export const floatingAnswers = {
  "floating.check-out": z.union([lease, z.strictObject({ ticket: id, ...place })]),
  "floating.heartbeat": z.strictObject({ expiresAt: instant, entitlements }),
  "floating.lease": z.strictObject({
    id,
    token,
    poolId: id,
    licenseId: id,
    seats: count,
    overdraft: z.boolean(),
    startedAt: instant,
    expiresAt: instant.nullable().meta({ description: "Null once its seats are another's." }),
    borrowedUntil: instant.nullable().meta({ description: "Until when it is used away from the network." }),
    lostAt: instant.nullable().meta({ description: "Since when the device that borrowed it is said to be lost." }),
    endedAt: instant.nullable(),
    endReason: z.enum(LeaseEnd).nullable(),
    endNote: z
      .string()
      .nullable()
      .meta({ description: "The reason that was given when it was returned or taken back." }),
    ttl: seconds,
  }),
  "floating.borrow": file,
  "floating.return": z.strictObject({
    returned: z.boolean().meta({ description: "False for a lost device, whose seats are taken until its file ends." }),
    freeAt: instant.meta({ description: "Since when, or from when on, the seats are free." }),
  }),
  "floating.ticket": z.union([
    z.strictObject({ status: z.literal("waiting"), ...place }),
    z.strictObject({ status: z.literal("granted"), lease }),
    z.strictObject({ status: z.literal("left") }),
    z.strictObject({
      status: z.literal("expired"),
      problem: z
        .strictObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
        .optional()
        .meta({
          description: "What a check-out would be told, where a rule or the end of the licence ended the place.",
        }),
    }),
  ]),
  "floating.pool": pool.extend({ holders: z.array(holder).optional() }),
  "floating.pools": pageOf(pool),
  "pool-rules.list": pageOf(rule),
  "pool-rules.read": rule,
  "pool-rules.create": rule,
  "pool-rules.change": rule,
  "pool-rules.preview": z.strictObject({
    held: count.meta({ description: "Seats that the group holds now." }),
    heldByOthers: count,
    kept: count.meta({ description: "Free seats that the rule would keep for the group now." }),
    freeForOthers: count
      .nullable()
      .meta({ description: "Free seats for everybody else; null where none are counted." }),
    over: count.meta({ description: "What the group holds beyond its cap; nobody is cut." }),
    refused: count.meta({ description: "Seats of those who would not be given one again." }),
  }),
  "pools.create": pool,
  "pools.change": pool,
};
