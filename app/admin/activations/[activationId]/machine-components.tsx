import Link from "next/link";
import { Table } from "@/components/ui/table";
import type { Components } from "@/lib/activations/match-machine";

/** What the machine is made of, a component a row. */
export function MachineComponents({ components, licensePath }: { components: Components; licensePath: string }) {
  const rows = Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1));
  if (rows.length === 0)
    return (
      <p className="text-muted">
        The program sent none: only the fingerprint tells this machine from others, and a repair that changes it makes
        it a new one.
      </p>
    );
  return (
    <>
      <Table>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="font-normal">
                {name}
              </th>
              <td className="font-mono text-sm [overflow-wrap:anywhere]">{value}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-muted mt-2 text-sm">
        <Link className="link" href={`${licensePath}/machines/why`}>
          Compare another machine with it
        </Link>
      </p>
    </>
  );
}
