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
