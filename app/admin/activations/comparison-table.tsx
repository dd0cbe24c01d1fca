import { Badge, type Tone } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { ComponentComparison } from "@/lib/activations/match-machine";

const outcomes: Record<ComponentComparison["outcome"], readonly [label: string, tone: Tone]> = {
  SAME: ["Same", "ok"],
  DIFFERENT: ["Different", "bad"],
  GONE: ["Not sent now", "warn"],
  NEW: ["Not known before", "plain"],
  IGNORED: ["Names no machine", "plain"],
};

type ComparisonTableProps = { comparison: readonly ComponentComparison[]; was: string; is: string };

/** Two machines side by side, a component a row. */
export function ComparisonTable({ comparison, was, is }: ComparisonTableProps) {
  return (
    <Table className="mt-2">
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Verdict</th>
          <th scope="col">{was}</th>
          <th scope="col">{is}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.map((row) => {
          const [label, tone] = outcomes[row.outcome];
          return (
            <tr key={row.component}>
              <th scope="row" className="font-normal">
                {row.component}
              </th>
              <td>
                <Badge tone={tone}>{label}</Badge>
              </td>
              <td className="font-mono text-sm [overflow-wrap:anywhere]">{row.was}</td>
              <td className="font-mono text-sm [overflow-wrap:anywhere]">{row.is}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
