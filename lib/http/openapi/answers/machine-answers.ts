import { z } from "zod";
import { ActivationEnd, DeadMachineRule, LicenseMetric, MachineKind, PersonStatus } from "@/lib/db/generated/enums";
import { count, id, instant, named, pageOf, somebody, text, version } from "../answer-fields";
import { clientSchemas } from "./client-answers";

const machine = z.strictObject({
  id,
  licenseId: id,
  fingerprint: text,
  kind: z.enum(MachineKind),
  identity: text.nullable().meta({ description: "What a virtual machine or container stays, on any hardware." }),
  name: text.nullable(),
  hostname: text.nullable(),
  platform: text.nullable(),
  appVersion: text.nullable(),
  country: text.nullable(),
  personId: id.nullable(),
  units: count,
  overage: z.boolean().meta({ description: "Allowed beyond the capacity by the licence's overage rule." }),
  activatedAt: instant,
  endedAt: instant.nullable(),
  endReason: z.enum(ActivationEnd).nullable(),
  endNote: text.nullable(),
  previousId: id.nullable(),
  lastHeartbeatAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  version,
  license: named.extend({
    metric: z.enum(LicenseMetric),
    heartbeatSeconds: count.nullable(),
    deadMachines: z.enum(DeadMachineRule),
    moveNeedsApproval: z.boolean(),
    product: named.extend({ vendor: named }),
  }),
  person: somebody.extend({ status: z.enum(PersonStatus) }).nullable(),
  state: z.enum(["ACTIVE", "DEAD", "ENDED"]),
  heartbeatSeconds: count.nullable(),
  expiresAt: instant.nullable().meta({ description: "When the machine counts as dead without another heartbeat." }),
  waitingMove: z
    .strictObject({ id, createdAt: instant, askedBy: somebody.nullable() })
    .nullable()
    .meta({ description: "A move to other hardware that waits for a decision." }),
});

export const machineSchemas = { Machine: machine };

export const machineAnswers = {
  "activations.list": pageOf(machine),
  "activations.move": z.strictObject({
    status: z.enum(["done", "waiting"]),
    moveId: id,
    activation: clientSchemas.Activation.meta({ description: "The new machine; the old one while the move waits." }),
  }),
};
