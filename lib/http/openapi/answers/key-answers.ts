import { z } from "zod";
import { LicenseKeyKind } from "@/lib/db/generated/enums";
import { keyStatuses } from "@/lib/keys/license-key-schema";
import { day, id, instant, pageOf, text, version } from "../answer-fields";

const key = z.strictObject({
  id,
  licenseId: id,
  kind: z.enum(LicenseKeyKind),
  status: z.enum(keyStatuses),
  hint: text.meta({ description: "The last five characters." }),
  label: text.nullable(),
  kid: text.nullable().meta({ description: "The signing key of a signed one." }),
  fingerprint: text.nullable().meta({ description: "SHA-256 (hex) of the fingerprint of the one machine it is for." }),
  expiresOn: day.nullable(),
  lastSeenAt: instant.nullable(),
  createdAt: instant,
  revokedAt: instant.nullable(),
  revokeReason: text.nullable(),
  replacedAt: instant.nullable(),
  replacedById: id.nullable(),
  version,
});
const issued = z.strictObject({ id, key: text.meta({ description: "The key itself: it is not answered again." }) });

export const keySchemas = { LicenseKey: key };

export const keyAnswers = {
  "keys.list": pageOf(key),
  "keys.read": key,
  "keys.issue": z.strictObject({ kind: z.enum(LicenseKeyKind), items: z.array(issued) }),
  "keys.revoke": z.strictObject({ id, version }),
  "keys.replace": issued.extend({ replaces: id }),
};
