import Link from "next/link";
import { machineEndWords, machineName } from "../../../machine-words";
import { DateText } from "@/components/date";
import type { MachineDetail } from "@/lib/activations/read-machine";

/** The machines that had one unit one after the other, the first first. */
export function MachineChain({ chain, current }: { chain: MachineDetail["chain"]; current: string }) {
  return (
    <ol>
      {chain.map((machine) => (
        <li
          key={machine.id}
          className="border-line flex flex-wrap justify-between gap-x-4 border-t py-1.5 first:border-0"
        >
          {machine.id === current ? (
            <b className="font-medium" aria-current="true">
              {machineName(machine)}
            </b>
          ) : (
            <Link className="hover:underline" href={`/admin/activations/${machine.id}`}>
              {machineName(machine)}
            </Link>
          )}
          <span className="text-muted text-sm">
            <DateText value={machine.activatedAt} />
            {machine.endedAt ? (
              <>
                {" "}
                to <DateText value={machine.endedAt} />
              </>
            ) : (
              ", active"
            )}
            {machine.endReason && machine.endReason !== "MOVED"
              ? `, ${machineEndWords[machine.endReason].toLowerCase()}`
              : ""}
          </span>
        </li>
      ))}
    </ol>
  );
}
