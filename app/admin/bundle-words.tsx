import { Fragment } from "react";
import type { FeatureKind } from "@/lib/db/generated/enums";
import { FeatureValue } from "./feature-words";

type Part = { name: string; kind: FeatureKind; value: number | null; unit: string | null };

/** What a bundle gives, in one line: "Export, Render nodes: 5 nodes". */
export function BundleWords({ features }: { features: readonly Part[] }) {
  return (
    <>
      {features.map((feature, at) => (
        <Fragment key={feature.name}>
          {at > 0 ? ", " : ""}
          {feature.name}
          {feature.kind === "FLAG" ? null : (
            <>
              : <FeatureValue {...feature} />
            </>
          )}
        </Fragment>
      ))}
    </>
  );
}
