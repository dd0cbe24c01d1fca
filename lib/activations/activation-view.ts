import type { ActivationEnd, MachineKind } from "@/lib/db/generated/enums";
import type { Drift } from "./match-machine";
import { diesAt } from "./dead-machine";

export type ActivationRow = {
  id: string;
  organizationId: string;
  licenseId: string;
  fingerprint: string;
  components: unknown;
  kind: MachineKind;
  identity: string | null;
  name: string | null;
  hostname: string | null;
  platform: string | null;
  appVersion: string | null;
  country: string | null;
  personId: string | null;
  units: number;
  overage: boolean;
  activatedAt: Date;
  endedAt: Date | null;
  endReason: ActivationEnd | null;
  previousId: string | null;
  lastHeartbeatAt: Date | null;
};

/**
 * An activation as client programs are told of it. `expiresAt` is when the machine counts as dead unless it sends a
 * heartbeat; null where the licence asks for none.
 */
export function activationView(row: ActivationRow, heartbeatSeconds: number | null) {
  return {
    id: row.id,
    licenseId: row.licenseId,
    fingerprint: row.fingerprint,
    kind: row.kind,
    name: row.name,
    hostname: row.hostname,
    platform: row.platform,
    appVersion: row.appVersion,
    country: row.country,
    personId: row.personId,
    units: row.units,
    overage: row.overage,
    activatedAt: row.activatedAt,
    endedAt: row.endedAt,
    endReason: row.endReason,
    previousId: row.previousId,
    lastHeartbeatAt: row.lastHeartbeatAt,
    heartbeatSeconds,
    expiresAt: row.endedAt ? null : diesAt(row, heartbeatSeconds),
  };
}

/** What activating answers: `created` is false where the machine was active already, `drifted` says what has changed of it. */
export type Activated = ReturnType<typeof activationView> & { created: boolean; drifted: Drift[] };
