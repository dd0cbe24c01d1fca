import Link from "next/link";
import { machineName } from "../../../../../machine-words";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { MatchExplanation } from "@/lib/activations/explain-match";
import type { MachineMatch } from "@/lib/activations/match-machine";
import { ComparisonTable } from "../../../../activations/comparison-table";

/** The verdict in a sentence, and the closest machines, component by component. */
export function Explanation({ explained }: { explained: MatchExplanation }) {
  const { closest, matched } = explained;
  return (
    <section className="mt-6">
      <h2 className="font-semibold">{verdictOf(explained)}</h2>
      {closest.length === 0 ? <p className="text-muted mt-1">No machine is active to compare it with.</p> : null}
      {closest.map(({ id, match, person, ...machine }) => (
        <Panel
          key={id}
          className="mt-3"
          title={
            <Link className="hover:underline" href={`/admin/activations/${id}`}>
              {machineName(machine)}
            </Link>
          }
          note={person?.displayName}
        >
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={match.same ? "ok" : "bad"}>{match.same ? "The same machine" : "Another machine"}</Badge>
            <span>{reasonOf(match)}</span>
          </p>
          {match.comparison.length > 0 ? (
            <ComparisonTable comparison={match.comparison} was="When it was activated" is="Now" />
          ) : null}
        </Panel>
      ))}
      {closest.length > 0 && !matched ? (
        <p className="text-muted mt-3 text-sm">
          If it is one of them after a repair, move that one to it, or deactivate that one and activate again.
        </p>
      ) : null}
    </section>
  );
}

function verdictOf({ matched, units: { allowance, held } }: MatchExplanation): string {
  if (matched) return "It is active already: activating it again takes no unit.";
  if (allowance === null) return "It is a new machine, and the licence has no limit.";
  return held < allowance
    ? `It is a new machine: it would take a unit (${held} of ${allowance} are taken).`
    : `It is a new machine, and ${allowance === 1 ? "the only unit is" : `all ${allowance} units are`} taken.`;
}

function reasonOf(match: MachineMatch): string {
  if (match.same) {
    switch (match.by) {
      case "IDENTITY":
        return "It has the same identity as a virtual machine or container, whatever hardware it runs on.";
      case "FINGERPRINT":
        return "It has the same fingerprint.";
      case "COMPONENTS":
        return "Its fingerprint is new, but enough of its components are the same.";
    }
  }
  if (match.because === "OTHER_IDENTITY")
    return "It has an identity of its own: a clone of a virtual machine or container is another machine.";
  const { needed, agreed } = match;
  return `Its fingerprint is another, and ${agreed === 0 ? "no component is" : agreed === 1 ? "1 component is" : `${agreed} components are`} the same, where ${needed} ${needed === 1 ? "is" : "are"} needed.`;
}
