import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import type { EntitlementView } from "@/lib/entitlements/entitlement-view";
import { FeatureValue } from "../../../feature-words";
import { EditGrant } from "./edit-grant";
import { GrantFeature } from "./grant-feature";
import { GrantSwitch } from "./grant-switch";
import { hasPeriod, periodDays } from "./period-days";
import { PeriodText } from "./period-text";
import { StandingPill } from "./standing-pill";
import { WithdrawAct } from "./withdraw-act";

type FeatureGrantsProps = {
  licenseId: string;
  product: { id: string; name: string };
  rows: readonly EntitlementView[];
  choices: readonly FeatureChoice[];
  canChange: boolean;
  timeZone: string;
};

/** What the licence grants by itself, each with its switch. */
export function FeatureGrants({ licenseId, product, rows, choices, canChange, timeZone }: FeatureGrantsProps) {
  const hasPeriods = rows.some(hasPeriod);
  if (choices.length === 0) return <NoFeatures product={product} />;
  return (
    <Panel title="Features" note="A switch acts with the next validation, heartbeat or lease of a client">
      {rows.length === 0 ? (
        <p className="text-muted">
          This licence grants none of the {choices.length} features of {product.name} yet.
        </p>
      ) : (
        <Table aria-label="Features granted">
          <thead>
            <tr>
              <th scope="col">Feature</th>
              <th scope="col">Grants</th>
              {hasPeriods ? <th scope="col">Period</th> : null}
              <th scope="col">State</th>
              {canChange ? <th scope="col">On</th> : null}
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
              const { id, version, enabled, value, feature } = row;
              return (
                <tr key={id}>
                  <td>
                    <Link className="link" href={`/admin/products/${feature.product.id}/features/${feature.id}`}>
                      {feature.name}
                    </Link>{" "}
                    <code className="text-muted font-mono text-xs">{feature.code}</code>
                    {feature.product.id === product.id ? null : (
                      <span className="text-muted block text-sm">{feature.product.name}</span>
                    )}
                  </td>
                  <td>
                    <FeatureValue {...feature} value={value} />
                  </td>
                  {hasPeriods ? (
                    <td>
                      <PeriodText {...days} />
                    </td>
                  ) : null}
                  <td>
                    <StandingPill standing={row.standing} />
                  </td>
                  {canChange ? (
                    <td>
                      <GrantSwitch of="entitlement" id={id} name={feature.name} enabled={enabled} />
                    </td>
                  ) : null}
                  {canChange ? (
                    <td className="whitespace-nowrap">
                      <EditGrant
                        grant={{ id, version, name: feature.name, kind: feature.kind, unit: feature.unit, value, days }}
                      />
                      <WithdrawAct of="entitlement" id={id} name={feature.name} />
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {canChange ? (
        <div className="mt-3">
          <GrantFeature licenseId={licenseId} choices={choices} />
        </div>
      ) : null}
    </Panel>
  );
}

function NoFeatures({ product }: { product: { id: string; name: string } }) {
  return (
    <Panel title="Features">
      <p className="text-muted">
        {product.name} has no features yet. Once it has, you say here which of them this licence grants.
      </p>
      <div className="mt-3">
        <Button asChild size="small">
          <Link href={`/admin/products/${product.id}/features/new`}>Add feature to {product.name}</Link>
        </Button>
      </div>
    </Panel>
  );
}
