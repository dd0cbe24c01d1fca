import type { LicenseAllocation, LicenseMetric } from "@/lib/db/generated/enums";

const machineUnits: Record<LicenseMetric, string> = { USER: "user", DEVICE: "machine", CORE: "core", TOKEN: "machine" };

/** What one unit of a licence is called: "seat", "machine", "core", "user". */
export const unitOf = ({ allocation, metric }: { allocation: LicenseAllocation; metric: LicenseMetric }) =>
  allocation === "NODE_LOCKED" ? machineUnits[metric] : "seat";
