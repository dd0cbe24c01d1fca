import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import type { EntitlementView } from "@/lib/entitlements/entitlement-view";
import { FeatureValue } from "../../../feature-words";
import { counted } from "../../license-words";
import { EditGrant } from "./edit-grant";
import { GrantFeature } from "./grant-feature";
import { GrantTable } from "./grant-table";

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
  if (choices.length === 0) return <NoFeatures product={product} />;
  return (
    <GrantTable
      title="Features"
      note="A switch acts with the next validation, heartbeat or check-out of a client"
      label="Features granted"
      of="entitlement"
      rows={rows}
      canChange={canChange}
      timeZone={timeZone}
      nameOf={({ feature }) => feature.name}
      columns={[
        { key: "feature", header: "Feature", cell: ({ feature }) => <FeatureName feature={feature} of={product.id} /> },
        { key: "grants", header: "Grants", cell: ({ feature, value }) => <FeatureValue {...feature} value={value} /> },
      ]}
      edit={({ id, version, value, feature: { name, kind, unit } }, days) => (
        <EditGrant grant={{ id, version, name, kind, unit, value, days }} />
      )}
      empty={`This licence grants none of the ${counted(choices.length, "feature")} of ${product.name} yet.`}
      add={<GrantFeature licenseId={licenseId} choices={choices} />}
    />
  );
}

/** Of a suite, with the product that it belongs to. */
function FeatureName({ feature, of }: { feature: EntitlementView["feature"]; of: string }) {
  return (
    <>
      <Link className="link" href={`/admin/products/${feature.product.id}/features/${feature.id}`}>
        {feature.name}
      </Link>{" "}
      <code className="text-muted font-mono text-xs">{feature.code}</code>
      {feature.product.id === of ? null : <span className="text-muted block text-sm">{feature.product.name}</span>}
    </>
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
