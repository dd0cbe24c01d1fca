import { DateText } from "@/components/date";
import type { MachineDetail } from "@/lib/activations/read-machine";

/** The files that were given out for this machine. */
export function MachineFiles({ files }: { files: MachineDetail["files"] }) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id} className="border-line flex flex-wrap justify-between gap-x-4 border-t py-1.5 first:border-0">
          <span>
            Given out <DateText value={file.issuedAt} recent />
            {file.encrypted ? ", encrypted" : ""}
          </span>
          <span className="text-muted text-sm">
            good until <DateText value={file.expiresAt} time />
          </span>
        </li>
      ))}
    </ul>
  );
}
