import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { keyIdInput } from "./license-key-schema";
import { endedKidsOf, licenseKeyView } from "./license-key-view";

export const readKey = query({
  name: "keys.read",
  permission: "key:read",
  input: keyIdInput,
  async run(ctx, { keyId }) {
    const row = await ctx.tx.licenseKey.findUnique({ where: { id: keyId } });
    if (!row) throw refuse("not-found", { what: "key" });
    return licenseKeyView(row, await endedKidsOf(ctx));
  },
});
