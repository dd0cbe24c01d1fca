import { covers, maintenanceOf } from "./maintenance-spans";
import type { VersionRights } from "./version-right";

/** Whether some version, published by today, would be refused: only then a program has to say which one it is. */
export function versionMatters(rights: VersionRights, today: Date): boolean {
  if (rights.versionRange !== null || rights.channels.length > 0) return true;
  const maintenance = maintenanceOf(rights, today);
  return maintenance !== null && (!covers(maintenance, today) || maintenance.spans.length > 1);
}
