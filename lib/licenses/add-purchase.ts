import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { insertPurchase } from "./insert-purchase";
import { lockLicense } from "./lock-license";
import { addPurchaseInput } from "./purchase-schema";

/** Adds a lot of seats. A renewal, also a partial one, is a lot of its own and leaves the earlier ones as they were. */
export const addPurchase = command({
  name: "purchases.add",
  permission: "purchase:write",
  input: addPurchaseInput,
  async run(ctx, { licenseId, ...fields }) {
    const license = await lockLicense(ctx, licenseId);
    if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
    const purchase = await insertPurchase(ctx, licenseId, fields);
    return { id: purchase.id, version: purchase.version };
  },
});
