import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { ApplyOutcome } from "@/lib/licenses/apply-outcome";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { valueText, type Places } from "../../license-rules/rule-text";

const words = {
  applied: { before: "Is changed", after: "Changed", tone: "ok" },
  unchanged: { before: "Stays as it is", after: "Was so already", tone: "plain" },
  refused: { before: "Is left as it is", after: "Left as it was", tone: "bad" },
  "changed-meanwhile": { before: "Was changed", after: "Left as it was", tone: "warn" },
} as const;

/** What applying a type does to each licence, or did. */
export function OutcomeList({
  outcomes,
  places,
  isDone,
}: {
  outcomes: readonly ApplyOutcome[];
  places: Places;
  isDone: boolean;
}) {
  return (
    <Table>
      <thead>
        <tr>
          <th>Licence</th>
          <th>{isDone ? "What happened" : "What happens"}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ id, name, outcome, differences, why }) => (
          <tr key={id}>
            <td className="align-top">{name}</td>
            <td>
              <Badge tone={words[outcome].tone}>{isDone ? words[outcome].after : words[outcome].before}</Badge>
              {outcome === "refused" ? <p className="mt-1">{why}</p> : null}
              {outcome === "changed-meanwhile" ? (
                <p className="mt-1">Somebody changed it since this list was made. Look at it again first.</p>
              ) : null}
              {outcome === "applied" ? (
                <ul className="text-muted mt-1 text-sm">
                  {differences.map(({ field, license, type }) => (
                    <li key={field}>
                      {fieldLabels[field]}: {valueText(field, license, places)} → {valueText(field, type, places)}
                    </li>
                  ))}
                </ul>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
