import { z } from "zod";
import { archivedFilter, idField, optionalText, requiredText, searchFilter, versionField } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { channelOf, plainVersion } from "./semantic-version";

/** A semantic version, as its plain form. */
export const semanticVersion = requiredText(100).transform((text, issues) => {
  const version = plainVersion(text);
  if (version === null)
    issues.addIssue({ code: "custom", message: "is a semantic version such as 5.0.0 or 5.1.0-beta.2" });
  return version ?? z.NEVER;
});

const channel = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(|[a-z0-9][a-z0-9-]{0,39})$/, "is one word of letters, digits and dashes, such as stable or beta");

const releasedOn = z.iso.date("is a date such as 2027-03-12").transform((day) => new Date(`${day}T00:00:00Z`));

/** Without a channel a release has that of its version: "beta" for 5.1.0-beta.2, else "stable". */
export const createReleaseInput = z
  .strictObject({
    productId: idField,
    version: semanticVersion,
    channel: channel.optional(),
    releasedOn,
    notes: optionalText(4_000).default(null),
  })
  .transform((input) => ({ ...input, channel: input.channel || channelOf(input.version) }));

/** The version itself never changes: a wrong one is archived, and the right one entered. `version` is the row's state. */
export const changeReleaseInput = z
  .strictObject({ channel: channel.refine((word) => word !== "", "is needed"), releasedOn, notes: optionalText(4_000) })
  .partial()
  .extend({ releaseId: idField, version: versionField });

export const releaseIdInput = z.strictObject({ releaseId: idField });
export const releaseActInput = z.strictObject({ releaseId: idField, reason: optionalText(1_000).default(null) });
export const listReleasesInput = pageInput
  .extend({
    productId: idField,
    q: searchFilter,
    channel: z.string().max(40).optional(),
    withdrawn: z.enum(["yes", "no"]).optional(),
    archived: archivedFilter,
  })
  .strict();
