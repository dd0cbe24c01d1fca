import type { LicenseActor } from "@/lib/kernel/actor";
import type { World } from "@/lib/testing/world";

/** A machine like no other: four components and a fingerprint of its own. */
export const machineOf = (n: number) => ({
  fingerprint: `print-${String(n).padStart(4, "0")}`,
  components: { mac: `mac-${n}`, disk: `disk-${n}`, cpu: `cpu-${n}`, board: `board-${n}` },
});

type Given = Parameters<World["license"]>[0];

/** A NODE_LOCKED licence counted by machines, unless told otherwise. */
export const nodeLocked = (world: World, given: Given = {}) =>
  world.license({ allocation: "NODE_LOCKED", metric: "DEVICE", seats: 5, ...given });

/** A client program with a key of this licence, bound to one machine where a hash is given. */
export async function keyActor(
  world: World,
  licenseId: string,
  fingerprint: string | null = null,
): Promise<LicenseActor> {
  const { organizationId, runtime, clock } = world;
  const id = runtime.newId("licenseKey");
  await world.db.licenseKey.create({
    data: {
      id,
      organizationId,
      licenseId,
      kind: "SHORT",
      hash: id,
      sealed: Uint8Array.of(1),
      hint: "0000",
      fingerprint,
      createdAt: clock.now,
    },
  });
  return {
    kind: "license",
    organizationId,
    licenseId,
    keyId: id,
    boundTo: fingerprint,
    name: "key",
    origin: world.admin.origin,
  };
}
