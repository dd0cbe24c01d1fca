import Link from "next/link";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import type { OverrideView } from "@/lib/entitlements/override-view";
import { FeatureValue } from "../../../feature-words";
import { placeOfThing } from "../../../place-of-thing";
import { EditOverride } from "./edit-override";
import { GrantOverride } from "./grant-override";
import { GrantTable } from "./grant-table";

type OverrideListProps = {
  licenseId: string;
  rows: readonly OverrideView[];
  choices: readonly FeatureChoice[];
  machines: readonly { id: string; name: string }[];
  canChange: boolean;
  timeZone: string;
};

const nameOf = ({ feature, subject }: OverrideView) => `${feature.name}, ${subject.name}`;

/** Exceptions: the machine's goes before the person's, and that before the nearest department's. */
export function OverrideList({ licenseId, rows, choices, machines, canChange, timeZone }: OverrideListProps) {
  return (
    <GrantTable
      title="Overrides"
      note="A machine’s goes before a person’s, and that before the nearest department’s"
      label="Overrides"
      of="override"
      rows={rows}
      canChange={canChange}
      timeZone={timeZone}
      nameOf={(row) => `the override of ${nameOf(row)}`}
      columns={[
        { key: "for", header: "For", cell: ({ subject }) => <Subject subject={subject} /> },
        { key: "feature", header: "Feature", cell: ({ feature }) => feature.name },
        {
          key: "gives",
          header: "Gives",
          cell: ({ enabled, feature, value }) => (enabled ? <FeatureValue {...feature} value={value} /> : "off"),
        },
        { key: "reason", header: "Reason", wraps: true, cell: ({ reason }) => reason },
      ]}
      edit={(row, days) => {
        const { id, version, enabled, value, reason, feature } = row;
        const { kind, unit } = feature;
        return <EditOverride override={{ id, version, name: nameOf(row), kind, unit, value, days, enabled, reason }} />;
      }}
      empty="No exceptions: everybody gets what the licence and its add-ons grant."
      add={choices.length > 0 ? <GrantOverride licenseId={licenseId} choices={choices} machines={machines} /> : null}
    />
  );
}

function Subject({ subject }: { subject: OverrideView["subject"] }) {
  return (
    <>
      <Link className="link" href={placeOfThing(subject.id) ?? ""}>
        {subject.name}
      </Link>
      {subject.kind === "department" ? <span className="text-muted"> and below</span> : null}
    </>
  );
}
