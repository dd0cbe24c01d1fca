import { z } from "zod";
import { ActivationEnd, LicenseAllocation, LicenseTerm, MachineKind } from "@/lib/db/generated/enums";
import { licenseStates } from "@/lib/licenses/license-state";
import { verdictCodes } from "@/lib/validation/verdict-codes";
import { count, id, instant, text } from "../answer-fields";
import { entitlements } from "./told-answers";

const verdict = z.strictObject({
  valid: z.boolean(),
  code: z.enum(verdictCodes).meta({ description: "The first that applies, in this order." }),
  detail: text.meta({ description: "Completes the sentence “The licence …”." }),
  conclusive: z.boolean().meta({ description: "False where the answer can change by itself soon." }),
  retryAfter: count.nullable().meta({ description: "Seconds after which to ask again, where it is not conclusive." }),
  nonce: text.nullable(),
  at: instant,
  license: z
    .strictObject({
      id,
      product: text.meta({ description: "The product's code, or its id where it has none." }),
      term: z.enum(LicenseTerm),
      allocation: z.enum(LicenseAllocation),
      status: z.enum(licenseStates),
      startsAt: instant.nullable(),
      endsAt: instant.nullable(),
      graceUntil: instant.nullable(),
      maintenanceEndsAt: instant.nullable(),
    })
    .nullable()
    .meta({ description: "Null for a key that is no good." }),
  entitlements: entitlements.meta({ description: "What holds for this use; none where the licence is not valid." }),
});

const activation = z.strictObject({
  id,
  licenseId: id,
  fingerprint: text,
  kind: z.enum(MachineKind),
  name: text.nullable(),
  hostname: text.nullable(),
  platform: text.nullable(),
  appVersion: text.nullable(),
  country: text.nullable(),
  personId: id.nullable(),
  units: count,
  overage: z.boolean(),
  activatedAt: instant,
  endedAt: instant.nullable(),
  endReason: z.enum(ActivationEnd).nullable(),
  previousId: id.nullable(),
  lastHeartbeatAt: instant.nullable(),
  heartbeatSeconds: count.nullable(),
  expiresAt: instant.nullable().meta({ description: "When the machine counts as dead without another heartbeat." }),
});
const drift = z.strictObject({ component: text, was: text, is: text });
export const file = z.strictObject({ id, file: text, expiresAt: instant });

export const clientSchemas = { Verdict: verdict, Activation: activation, IssuedFile: file };

export const clientAnswers = {
  "validation.validate": verdict,
  "activations.activate": activation.extend({ drifted: z.array(drift) }),
  "activations.read": activation,
  "activations.heartbeat": z.strictObject({
    expiresAt: instant.nullable(),
    heartbeatSeconds: count.nullable(),
    entitlements,
  }),
  "files.issue-license": file,
  "files.issue-machine": file,
  "files.revocations": z.strictObject({
    jws: text.meta({ description: "A compact JWS (EdDSA) of the list." }),
    next: instant.meta({ description: "From then on, a newer list is there." }),
  }),
};
