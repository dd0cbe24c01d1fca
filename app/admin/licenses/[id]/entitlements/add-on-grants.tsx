import Link from "next/link";
import { Count } from "@/components/count";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { LicenseAddOnView } from "@/lib/entitlements/license-add-on-view";
import { BundleWords } from "../../../bundle-words";
import { EditAddOn } from "./edit-add-on";
import { GrantAddOn } from "./grant-add-on";
import { GrantSwitch } from "./grant-switch";
import { hasPeriod, periodDays } from "./period-days";
import { PeriodText } from "./period-text";
import { StandingPill } from "./standing-pill";
import { WithdrawAct } from "./withdraw-act";

type AddOnGrantsProps = {
  licenseId: string;
  product: { id: string; name: string };
  rows: readonly LicenseAddOnView[];
  choices: readonly { id: string; name: string }[];
  canChange: boolean;
  timeZone: string;
};

/** The add-ons of a licence: quantity × what one gives is added to what the licence grants itself. */
export function AddOnGrants({ licenseId, product, rows, choices, canChange, timeZone }: AddOnGrantsProps) {
  const hasPeriods = rows.some(hasPeriod);
  return (
    <Panel title="Add-ons" note="What each gives is added, so many times, to what the licence grants itself">
      {rows.length === 0 ? (
        <p className="text-muted">
          {choices.length > 0 ? (
            "This licence has no add-ons."
          ) : (
            <>
              {product.name} has no add-ons.{" "}
              <Link className="link" href={`/admin/products/${product.id}?tab=add-ons`}>
                Its bundles are made on its page
              </Link>
              .
            </>
          )}
        </p>
      ) : (
        <Table aria-label="Add-ons of the licence">
          <thead>
            <tr>
              <th scope="col">Add-on</th>
              <th scope="col" className="text-right">
                Times
              </th>
              <th scope="col">One gives</th>
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
              const { id, version, quantity, enabled, addOn } = row;
              return (
                <tr key={id}>
                  <td>{addOn.name}</td>
                  <td className="text-right">
                    <Count value={quantity} />
                  </td>
                  <td>
                    <BundleWords features={addOn.features} />
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
                      <GrantSwitch of="add-on" id={id} name={addOn.name} enabled={enabled} />
                    </td>
                  ) : null}
                  {canChange ? (
                    <td className="whitespace-nowrap">
                      <EditAddOn addOn={{ id, version, name: addOn.name, quantity, days }} />
                      <WithdrawAct of="add-on" id={id} name={addOn.name} />
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
          <GrantAddOn licenseId={licenseId} choices={choices} />
        </div>
      ) : null}
    </Panel>
  );
}
