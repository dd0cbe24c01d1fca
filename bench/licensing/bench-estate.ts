import type { Runtime } from "@/lib/kernel/runtime";
import { activateMachine } from "@/lib/activations/activate-machine";
import { createFeature } from "@/lib/catalog/create-feature";
import { createProduct } from "@/lib/catalog/create-product";
import { createRelease } from "@/lib/catalog/create-release";
import { createVendor } from "@/lib/catalog/create-vendor";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { issueKeys } from "@/lib/keys/issue-keys";
import { createLicense } from "@/lib/licenses/create-license";
import { openOrganization } from "../bench-organization";

const licenses = 50;
const machinesEach = 20;
const releases = 30;
const features = ["render", "export", "plugins", "cloud", "print"];

/** A licence with a key, and a machine that is active under it. */
export type Licensed = { key: string; licenseId: string; fingerprint: string };

const componentsOf = (name: string) => ({ mac: `mac-${name}`, disk: `disk-${name}`, board: `board-${name}` });
export const machineNamed = (name: string) => ({
  fingerprint: `print-${name}`,
  components: componentsOf(name),
  version: "5.4.0",
});

/** Fifty node-locked licences of one product with thirty releases: five features and twenty machines each. */
export async function seedEstate(runtime: Runtime): Promise<Licensed[]> {
  const { run } = await openOrganization(runtime);
  const { id: vendorId } = await run(createVendor, { name: "Fernhill" });
  const { id: productId } = await run(createProduct, { vendorId, name: "Sketchbook", code: "sketchbook" });
  for (let minor = 0; minor < releases; minor++)
    await run(createRelease, { productId, version: `5.${minor}.0`, releasedOn: "2024-01-01" });
  for (const code of features) await run(createFeature, { productId, code, name: code, kind: "LIMIT" });
  const made: Licensed[] = [];
  for (let n = 0; n < licenses; n++) {
    const { id: licenseId } = await run(createLicense, {
      productId,
      name: `Sketchbook ${n}`,
      term: "SUBSCRIPTION",
      allocation: "NODE_LOCKED",
      metric: "DEVICE",
      versionRange: "5.x",
      purchase: { seats: 1_000_000 },
    });
    for (const code of features) await run(grantEntitlement, { licenseId, feature: code, value: 4 });
    const { items } = await run(issueKeys, { licenseId });
    for (let m = 0; m < machinesEach; m++) await run(activateMachine, { licenseId, ...machineNamed(`${n}-${m}`) });
    made.push({ key: items[0]?.key ?? "", licenseId, fingerprint: machineNamed(`${n}-7`).fingerprint });
  }
  await runtime.pool.query("ANALYZE");
  return made;
}
