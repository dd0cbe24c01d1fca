import type { LicenseTypeDetail } from "@/lib/licenses/read-license-type";
import { Facts } from "../../facts";
import { placesOf } from "../../license-rules/places";
import { RuleGroups } from "../../license-rules/rule-groups";
import { featureText } from "../../license-rules/rule-text";
import { counted } from "../../licenses/license-words";

/** What a licence made from the type begins with. */
export function TypeRules({ type }: { type: LicenseTypeDetail }) {
  return (
    <>
      <RuleGroups rules={type} places={placesOf(type.restrictedTo)} />
      <section className="mt-6">
        <h2 className="mb-1 font-semibold">What comes with it</h2>
        <Facts
          facts={[
            ["First purchase", type.seats === null ? "None, unless one is given" : counted(type.seats, "seat")],
            ["Features", type.features.length === 0 ? "None" : type.features.map(featureText).join(", ")],
          ]}
        />
      </section>
    </>
  );
}
