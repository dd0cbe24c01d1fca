import { kindWords, machineEndWords, machineName } from "../../machine-words";
import { listActivations } from "@/lib/activations/list-activations";
import { toCsvExport } from "@/lib/http/csv-export";

const stateText = { ACTIVE: "Active", DEAD: "No heartbeat", ENDED: "Ended" } as const;

export const exportMachines = toCsvExport(listActivations, {
  fileName: "machines.csv",
  columns: [
    { key: "name", header: "Machine", value: (row) => machineName(row) },
    { key: "license", header: "Licence", value: (row) => row.license.name },
    { key: "person", header: "User", value: (row) => row.person?.displayName ?? null },
    { key: "platform", header: "Platform", value: (row) => row.platform },
    { key: "appVersion", header: "Version", value: (row) => row.appVersion },
    { key: "kind", header: "Kind", value: (row) => kindWords[row.kind] },
    { key: "units", header: "Cores", value: (row) => (row.license.metric === "CORE" ? row.units : null) },
    { key: "country", header: "Country", value: (row) => row.country },
    { key: "hostname", header: "Host name", value: (row) => row.hostname },
    { key: "fingerprint", header: "Fingerprint", value: (row) => row.fingerprint },
    { key: "activatedAt", header: "Since", value: (row) => row.activatedAt },
    { key: "lastHeartbeatAt", header: "Last heartbeat", value: (row) => row.lastHeartbeatAt },
    { key: "endedAt", header: "Ended", value: (row) => row.endedAt },
    {
      key: "state",
      header: "State",
      value: (row) => (row.endReason ? machineEndWords[row.endReason] : stateText[row.state]),
    },
  ],
});
