import type { Activation } from "@/lib/db/generated/client";

/** An activated machine as JSON:API writes it: what a program compares with the machine that it runs on. */
export function machineResource(activation: Activation) {
  const { id, licenseId, fingerprint, components, kind, identity, name, hostname, platform, units, activatedAt } =
    activation;
  return {
    type: "machines",
    id,
    attributes: { fingerprint, components, kind, identity, name, hostname, platform, units, activatedAt },
    relationships: { license: { data: { type: "licenses", id: licenseId } } },
  };
}
