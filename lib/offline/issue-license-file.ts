import { requireOwnLicense } from "@/lib/activations/own-license";
import { effectiveEntitlements } from "@/lib/entitlements/effective-entitlements";
import { readEntitlementFacts } from "@/lib/entitlements/entitlement-facts";
import { onePerCode } from "@/lib/entitlements/one-per-code";
import { command } from "@/lib/kernel/operation";
import { fileEnd } from "./file-end";
import { fileKey } from "./file-key";
import { issueLicenseFileInput } from "./file-schema";
import { giveOut } from "./give-out";
import { entitlementResources, licenseResource } from "./license-document";
import { offlineLicense } from "./offline-license";

/** A licence file: what a program reads in place of asking, until it ends. */
export const issueLicenseFile = command({
  name: "files.issue-license",
  permission: "file:issue",
  input: issueLicenseFileInput,
  async run(ctx, { licenseId, keyId, encrypt, ttl }) {
    requireOwnLicense(ctx, licenseId);
    const license = await offlineLicense(ctx, licenseId);
    const key = await fileKey(ctx, licenseId, { keyId, encrypt });
    const effective = effectiveEntitlements(await readEntitlementFacts(ctx, licenseId), ctx.now);
    const entitlements = onePerCode(effective, [license.productId]);
    return giveOut(ctx, {
      kind: "LICENSE",
      licenseId,
      activationId: null,
      keyId: key?.id ?? null,
      secret: encrypt && key ? key.text : null,
      data: licenseResource(license, { key, encrypted: encrypt }),
      included: entitlementResources(entitlements),
      expiresAt: fileEnd({ now: ctx.now, ttl }, license, license.instants),
    });
  },
});
