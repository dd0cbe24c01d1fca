import Link from "next/link";
import { machineEndWords } from "../../../machine-words";
import { DateText } from "@/components/date";
import type { MachineDetail } from "@/lib/activations/read-machine";
import { countryName } from "@/lib/people/countries";
import { Facts } from "../../facts";

/** Everything that is recorded of a machine. */
export function MachineFacts({ machine }: { machine: MachineDetail }) {
  const { license, person, heartbeatSeconds, expiresAt } = machine;
  return (
    <Facts
      facts={[
        [
          "User",
          person ? (
            <Link key="person" className="link" href={`/admin/people/${person.id}`}>
              {person.displayName}
            </Link>
          ) : (
            "Nobody was named"
          ),
        ],
        [
          "Product",
          <Link key="product" className="link" href={`/admin/products/${license.product.id}`}>
            {license.product.name}
          </Link>,
        ],
        ["Version", machine.appVersion],
        ["Host name", machine.hostname],
        [
          "Fingerprint",
          <code key="fingerprint" className="font-mono text-sm">
            {machine.fingerprint}
          </code>,
        ],
        ["Identity", machine.identity],
        ["Country", machine.country && countryName(machine.country)],
        ["Cores", license.metric === "CORE" && machine.units],
        ["Overage", machine.overage && "Activated beyond what is owned, as the licence allows"],
        ["Active since", <DateText key="since" value={machine.activatedAt} time />],
        ["Last heartbeat", heartbeat(machine)],
        [
          machine.state === "DEAD" ? "Counts as dead since" : "Counts as dead from",
          heartbeatSeconds !== null && expiresAt ? <DateText value={expiresAt} time /> : null,
        ],
        ["Last seen", machine.lastSeenAt && <DateText value={machine.lastSeenAt} time />],
        ["Ended", machine.endedAt && <DateText value={machine.endedAt} time />],
        ["How it ended", machine.endReason && machineEndWords[machine.endReason]],
        ["Note on its end", machine.endNote],
      ]}
    />
  );
}

function heartbeat({ lastHeartbeatAt, heartbeatSeconds, license, endedAt }: MachineDetail) {
  if (lastHeartbeatAt) return <DateText value={lastHeartbeatAt} time />;
  if (heartbeatSeconds === null || endedAt) return null;
  return license.deadMachines === "FREE"
    ? `None yet: one is due every ${heartbeatSeconds} s, or the unit is freed`
    : `None yet: one is due every ${heartbeatSeconds} s`;
}
