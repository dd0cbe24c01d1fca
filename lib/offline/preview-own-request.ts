import { countUnits } from "@/lib/activations/activations.sql";
import { requireUsableByMachine } from "@/lib/activations/usable-license";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { previewOwnRequestInput } from "./file-schema";
import { ownMachineThatAsks, readOwnRequest } from "./own-request";

/** What a request file says, before it is answered: which machine asks, under which licence, and what it would take. */
export const previewOwnRequest = query({
  name: "files.preview-own-request",
  permission: "own:machines",
  quiet: true,
  input: previewOwnRequestInput,
  async run(ctx, { request: text }) {
    const asked = await readOwnRequest(ctx, text);
    const { request, key, licenseId } = asked;
    const license = await readLicense(ctx, licenseId);
    const { today } = await organizationDay(ctx);
    requireUsableByMachine(license, today);
    if (license.deployment === "CLOUD") throw refuse("must-validate-online", { license: license.name });
    const active = await ownMachineThatAsks(ctx, license, asked);
    const { held, allowance } = await countUnits(ctx, licenseId, today);
    const { name, hostname, platform, version, fingerprint, createdAt } = request;
    return {
      license: { id: license.id, name: license.name, metric: license.metric, vendor: license.product.vendor.name },
      machine: { name, hostname, platform, version, fingerprint },
      createdAt: new Date(createdAt),
      keyHint: key?.hint ?? null,
      /** It holds a unit already, which it keeps. */
      active: active !== null,
      units: { held, allowance },
    };
  },
});

export type OwnRequestPreview = Awaited<ReturnType<typeof previewOwnRequest.run>>;

async function readLicense(ctx: Context, id: string) {
  const license = await ctx.tx.license.findUnique({
    where: { id },
    include: { product: { include: { vendor: true } } },
  });
  if (!license) throw refuse("not-found", { what: "licence" });
  return license;
}
