import type { ReactNode } from "react";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import type { Explanation } from "@/lib/entitlements/explain-entitlements";

type Line = Explanation["items"][number];
type Names = Explanation["names"];

/** The rule that decided, in words: "5 from the licence, 2 × Render farm at 5 each". */
export function BecauseText({ line, names }: { line: Line; names: Names }): ReactNode {
  const { because, kind } = line;
  switch (because.rule) {
    case "override":
      return <>{overrideOf(because.override, names)}</>;
    case "not-granted":
      return <>neither the licence nor an add-on grants it</>;
    case "not-started":
      return (
        <>
          granted from <DateText value={because.startsAt} time />
        </>
      );
    case "ended":
      return (
        <>
          was granted until <DateText value={because.endsAt} time />
        </>
      );
    case "switched-off":
      if (because.by === "override") return <>switched off by the {overrideOf(because.override, names)}</>;
      return <>switched off {because.by === "entitlement" ? "on this licence" : "with its add-on"}</>;
    case "licence": {
      const parts: ReactNode[] = [
        ...(because.entitlement
          ? [
              kind === "FLAG" ? (
                "the licence"
              ) : (
                <>
                  <Amount value={because.entitlement.value} /> from the licence
                </>
              ),
            ]
          : []),
        ...because.addOns.map(({ addOnId, quantity, value }) => (
          <>
            {quantity > 1 ? `${quantity} × ` : ""}
            {names[addOnId] ?? "an add-on"}
            {kind === "FLAG" ? null : (
              <>
                {" "}
                at <Amount value={value} />
                {quantity > 1 ? " each" : ""}
              </>
            )}
          </>
        )),
      ];
      return parts.map((part, at) => (
        <span key={at}>
          {at > 0 ? ", " : ""}
          {part}
        </span>
      ));
    }
  }
}

const Amount = ({ value }: { value: number | null }) => (value === null ? <>no limit</> : <Count value={value} />);

type Override = { of: "machine" | "person" | "department"; subjectId: string };

const overrideOf = ({ of, subjectId }: Override, names: Names) =>
  `override for ${of === "department" ? "the department " : of === "machine" ? "the machine " : ""}${names[subjectId] ?? "somebody"}`;
