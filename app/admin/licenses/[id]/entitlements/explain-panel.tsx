import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { Explanation } from "@/lib/entitlements/explain-entitlements";
import { FeatureValue } from "../../../feature-words";
import { BecauseText } from "./because-text";
import { ExplainPicker } from "./explain-picker";

type ExplainPanelProps = {
  path: string;
  machines: readonly { id: string; name: string }[];
  explanation: Explanation;
};

/** What somebody gets, feature by feature, and which rule gave it. */
export function ExplainPanel({ path, machines, explanation: { subjects, items, names } }: ExplainPanelProps) {
  const [chosen = null] = subjects;
  const changes = items.some(({ until }) => until !== null);
  return (
    <Panel
      title={chosen ? `What does ${chosen.name} get?` : "What does somebody get?"}
      note="Each line with its reason"
    >
      <ExplainPicker path={path} machines={machines} chosen={chosen} />
      {items.length > 0 ? (
        <Table aria-label={chosen ? `Features for ${chosen.name}` : "Features of the licence"} className="mt-3">
          <thead>
            <tr>
              <th scope="col">Feature</th>
              <th scope="col">Gets</th>
              <th scope="col">Because</th>
              {changes ? <th scope="col">Until</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((line) => (
              <tr key={line.id}>
                <td>{line.name}</td>
                <td>
                  {line.granted ? <FeatureValue {...line} /> : <StatusPill status="NONE" label="No" tone="plain" />}
                </td>
                <td>
                  <BecauseText line={line} names={names} />
                </td>
                {changes ? <td>{line.until ? <DateText value={line.until} time /> : null}</td> : null}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Panel>
  );
}
