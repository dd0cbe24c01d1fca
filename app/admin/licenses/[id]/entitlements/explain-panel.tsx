import { CardTable } from "@/components/card-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import type { Explanation } from "@/lib/entitlements/explain-entitlements";
import { FeatureValue } from "../../../feature-words";
import { BecauseText } from "./because-text";
import { ExplainPicker } from "./explain-picker";
import { periodDays } from "./period-days";

type ExplainPanelProps = {
  path: string;
  machines: readonly { id: string; name: string }[];
  explanation: Explanation;
  timeZone: string;
};

/** What somebody gets, feature by feature, and which rule gave it. */
export function ExplainPanel({ path, machines, explanation: { subjects, items, names }, timeZone }: ExplainPanelProps) {
  const [chosen = null] = subjects;
  return (
    <Panel
      title={chosen ? `What does ${chosen.name} get?` : "What does somebody get?"}
      note="Each line with its reason"
    >
      <ExplainPicker path={path} machines={machines} chosen={chosen} />
      {items.length > 0 ? (
        <CardTable
          className="mt-3"
          label={chosen ? `Features for ${chosen.name}` : "Features of the licence"}
          rows={items}
          rowId={({ id }) => id}
          columns={[
            { key: "feature", header: "Feature", cell: ({ name }) => name },
            {
              key: "gets",
              header: "Gets",
              cell: (line) =>
                line.granted ? <FeatureValue {...line} /> : <StatusPill status="NONE" label="No" tone="plain" />,
            },
            {
              key: "because",
              header: "Because",
              wraps: true,
              cell: (line) => (
                <span>
                  <BecauseText line={line} names={names} />
                </span>
              ),
            },
            {
              key: "until",
              header: "Last day",
              cell: ({ until }) =>
                until ? <DateText value={periodDays({ startsAt: null, endsAt: until }, timeZone).endsAt} /> : null,
            },
          ]}
        />
      ) : null}
    </Panel>
  );
}
