import { activateMachine } from "@/lib/activations/activate-machine";
import type { Operation } from "@/lib/kernel/operation";
import type { LicenseActor } from "@/lib/kernel/actor";
import { issueKeys } from "@/lib/keys/issue-keys";
import { readJwks } from "@/lib/keys/read-jwks";
import { openWorld, type World } from "@/lib/testing/world";
import type { z } from "zod";

export const fingerprint = "5f1c-88d0-ba77-0042";
export const day = 86_400;

/** A world with a node-locked licence for machines without a network, a key of it, a client with that key, a machine. */
export async function openOffline(given: Parameters<World["license"]>[0] = {}) {
  const world = await openWorld();
  const license = await world.license({
    name: "Drafting Suite",
    allocation: "NODE_LOCKED",
    metric: "DEVICE",
    deployment: "HYBRID",
    metadata: { edition: "studio" },
    ...given,
  });
  const key = await issueOne(world, license.id);
  const client: LicenseActor = {
    kind: "license",
    organizationId: world.organizationId,
    licenseId: license.id,
    keyId: key.id,
    boundTo: null,
    name: "client",
    origin: { requestId: "rid_test", channel: "api" },
  };
  const asClient = <Input extends z.ZodType, Output>(operation: Operation<Input, Output>, raw: z.input<Input>) =>
    world.run(operation, raw, { as: client });
  const activate = (machine: { fingerprint?: string; components?: Record<string, string> } = {}) =>
    asClient(activateMachine, { licenseId: license.id, fingerprint, components: { disk: "d1" }, ...machine });
  return { world, license, key, client, asClient, activate };
}

export async function issueOne(world: World, licenseId: string, given: { kind?: "SHORT"; fingerprint?: string } = {}) {
  const { items } = await world.run(issueKeys, { licenseId, ...given });
  const [key] = items;
  if (!key) throw new Error("no key was issued");
  return key;
}

/** The published keys, as a verifier that knows nothing of us gets them. */
export async function publicKeys(world: World): Promise<Record<string, string>> {
  const { keys } = await readJwks(world.runtime);
  return Object.fromEntries(keys.map(({ kid, x }) => [kid, x]));
}
