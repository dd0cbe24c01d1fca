import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import type { OverrideView } from "@/lib/entitlements/override-view";
import { FeatureValue } from "../../../feature-words";
import { placeOfThing } from "../../../place-of-thing";
import { EditOverride } from "./edit-override";
import { GrantOverride } from "./grant-override";
import { hasPeriod, periodDays } from "./period-days";
import { PeriodText } from "./period-text";
import { StandingPill } from "./standing-pill";
import { WithdrawAct } from "./withdraw-act";

type OverrideListProps = {
  licenseId: string;
  rows: readonly OverrideView[];
  choices: readonly FeatureChoice[];
  machines: readonly { id: string; name: string }[];
  canChange: boolean;
  timeZone: string;
};

/** Exceptions: the machine's goes before the person's, and that before the nearest department's. */
export function OverrideList({ licenseId, rows, choices, machines, canChange, timeZone }: OverrideListProps) {
  const hasPeriods = rows.some(hasPeriod);
  const hasReasons = rows.some(({ reason }) => reason !== null);
  return (
    <Panel title="Overrides" note="A machine’s goes before a person’s, and that before the nearest department’s">
      {rows.length === 0 ? (
        <p className="text-muted">No exceptions: everybody gets what the licence and its add-ons grant.</p>
      ) : (
        <Table aria-label="Overrides">
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">Feature</th>
              <th scope="col">Gives</th>
              {hasPeriods ? <th scope="col">Period</th> : null}
              {hasReasons ? <th scope="col">Reason</th> : null}
              <th scope="col">State</th>
              {canChange ? (
                <th scope="col">
                  <span className="sr-only">Acts</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const days = periodDays(row, timeZone);
              const { id, version, enabled, value, reason, feature, subject } = row;
              const name = `${feature.name}, ${subject.name}`;
              const { kind, unit } = feature;
              return (
                <tr key={id}>
                  <td>
                    <Link className="link" href={placeOfThing(subject.id) ?? ""}>
                      {subject.name}
                    </Link>
                    {subject.kind === "department" ? <span className="text-muted"> and below</span> : null}
                  </td>
                  <td>{feature.name}</td>
                  <td>{enabled ? <FeatureValue kind={kind} unit={unit} value={value} /> : "off"}</td>
                  {hasPeriods ? (
                    <td>
                      <PeriodText {...days} />
                    </td>
                  ) : null}
                  {hasReasons ? <td>{reason}</td> : null}
                  <td>
                    <StandingPill standing={row.standing} />
                  </td>
                  {canChange ? (
                    <td className="whitespace-nowrap">
                      <EditOverride override={{ id, version, name, kind, unit, value, days, enabled, reason }} />
                      <WithdrawAct of="override" id={id} name={`the override of ${name}`} />
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {canChange && choices.length > 0 ? (
        <div className="mt-3">
          <GrantOverride licenseId={licenseId} choices={choices} machines={machines} />
        </div>
      ) : null}
    </Panel>
  );
}
