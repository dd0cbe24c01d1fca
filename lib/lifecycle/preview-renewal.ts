import { query } from "@/lib/kernel/operation";
import { readChangeable } from "./changeable-license";
import { creditBalance } from "./credit-ledger";
import { chargeLine } from "./money-lines";
import { planRenewal } from "./plan-renewal";
import { payFrom } from "./proration";
import { renewInput } from "./schema";

/** What `renewLicense` with the same input would do. Nothing is changed. */
export const previewRenewal = query({
  name: "lifecycle.preview-renewal",
  permission: "license:read",
  input: renewInput,
  async run(ctx, { licenseId, ...asked }) {
    const { term, lotsFrom, lots, drop, oldEnd } = await planRenewal(ctx, await readChangeable(ctx, licenseId), asked);
    const charges = [];
    for (const { seats, total, currency } of lots) {
      const balance = currency ? await creditBalance(ctx, licenseId, currency) : 0n;
      charges.push({ seats, ...chargeLine(total, payFrom(balance, total ?? 0n), currency) });
    }
    const { startsOn, endsOn } = term;
    return { oldEndsOn: oldEnd, startsOn, endsOn, seatsStartOn: lotsFrom, charges, units: drop };
  },
});

export type RenewalPreview = Awaited<ReturnType<typeof previewRenewal.run>>;
