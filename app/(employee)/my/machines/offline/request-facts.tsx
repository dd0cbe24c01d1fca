import type { ReactNode } from "react";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import type { OwnRequestPreview } from "@/lib/offline/preview-own-request";

/** Which licence a request is for, what its machine says of itself, and what it takes. */
export function RequestFacts({ preview }: { preview: OwnRequestPreview }) {
  const { license, machine, createdAt, keyHint, active, units } = preview;
  const { held, allowance } = units;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ["Licence", `${license.name}, ${license.vendor}`],
    ["Licence key", keyHint ? <code className="font-mono text-sm">…{keyHint}</code> : null],
    ["Host name", machine.hostname],
    ["Platform", machine.platform],
    ["Version", machine.version],
    [
      "Fingerprint",
      <code key="print" className="font-mono text-sm">
        {machine.fingerprint}
      </code>,
    ],
    ["Request made", <DateText key="made" value={createdAt} time />],
    ["Units", <UnitWords key="units" active={active} held={held} allowance={allowance} />],
  ];
  return (
    <dl>
      {facts.map(([term, value]) =>
        value === null ? null : (
          <div
            key={term}
            className="border-line grid gap-x-4 gap-y-0.5 border-t py-2 first:border-0 sm:grid-cols-[140px_minmax(0,1fr)]"
          >
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function UnitWords({ active, held, allowance }: { active: boolean; held: number; allowance: number | null }) {
  if (active) return "The machine is active already and keeps its unit";
  if (allowance === null) return "No limit";
  return (
    <>
      <Count value={held} /> of <Count value={allowance} /> are held
      {held >= allowance ? ", so the machine may be refused" : ""}
    </>
  );
}
