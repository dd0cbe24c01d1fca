import { command } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";
import { insertKeys } from "./insert-keys";
import { fingerprintHash } from "./key-text";
import { issueKeysInput } from "./license-key-schema";
import { requireIssuable } from "./require-issuable";

/** Issues keys of a licence, all or none. Their texts are in this answer; later they are shown only on the record. */
export const issueKeys = command({
  name: "keys.issue",
  permission: "key:write",
  input: issueKeysInput,
  async run(ctx, { licenseId, kind, count, label, fingerprint }) {
    if (fingerprint !== null && count > 1)
      throw refuseInput({
        count: "is 1 for a key that is bound to a machine: there is one machine of that fingerprint",
      });
    const license = await lockLicense(ctx, licenseId);
    await requireIssuable(ctx, license);
    const bound = fingerprint === null ? null : fingerprintHash(fingerprint);
    const wanted = Array.from({ length: count }, () => ({ kind, label, fingerprint: bound }));
    return { kind, items: await insertKeys(ctx, license, wanted) };
  },
});
