import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { Panel } from "@/components/ui/panel";
import { GroupRuleKind } from "@/lib/db/generated/enums";
import { listRules } from "@/lib/floating/list-rules";
import type { RuleView } from "@/lib/floating/rule-view";
import { asUser } from "@/lib/http/as-user";
import { readOrganization } from "@/lib/auth/read-organization";
import { periodDays } from "../../licenses/[id]/entitlements/period-days";
import { PeriodText } from "../../licenses/[id]/entitlements/period-text";
import { StandingPill } from "../../licenses/[id]/entitlements/standing-pill";
import { AddRule } from "../add-rule";
import { groupKindWords, hasSeats, ruleWords } from "../rule-words";
import type { PoolDetail } from "./pool-of";
import { RuleActs } from "./rule-acts";

const mostRules = 200;

/** What a pool keeps for groups, what they may hold at most, and who may check out: a table for each kind of rule. */
export async function PoolRules({ pool }: { pool: PoolDetail }) {
  const { items, total } = await asUser(listRules, { poolId: pool.id, limit: mostRules });
  const { timeZone } = await asUser(readOrganization, {});
  const isOpen = pool.archivedAt === null;
  const kinds = Object.values(GroupRuleKind).filter((kind) => pool.capacity !== null || !hasSeats(kind));
  return (
    <div className="mt-4 grid gap-4">
      {kinds.map((kind) => {
        const rules = items.filter((rule) => rule.kind === kind);
        return (
          <Panel
            key={kind}
            title={ruleWords[kind].title}
            note={isOpen ? <AddRule poolId={pool.id} kind={kind} /> : null}
          >
            <p className="text-muted text-sm">{rules.length > 0 ? ruleWords[kind].what : ruleWords[kind].empty}</p>
            {rules.length > 0 ? (
              <CardTable
                className="mt-2"
                label={ruleWords[kind].title}
                columns={columnsOf(kind, isOpen, timeZone)}
                rows={rules}
                rowId={(row) => row.id}
              />
            ) : null}
          </Panel>
        );
      })}
      {total > items.length ? (
        <p className="text-muted text-sm">
          The first <Count value={items.length} /> of <Count value={total} /> rules. The API lists all.
        </p>
      ) : null}
    </div>
  );
}

const places: Partial<Record<RuleView["groupKind"], string>> = {
  PERSON: "/admin/people",
  DEPARTMENT: "/admin/departments",
};

function columnsOf(kind: GroupRuleKind, isOpen: boolean, timeZone: string): CardColumn<RuleView>[] {
  return [
    {
      key: "group",
      header: "For",
      cell: ({ groupKind, subject, subjectName }) =>
        places[groupKind] ? (
          <Link className="hover:underline" href={`${places[groupKind]}/${subject}`}>
            {subjectName}
          </Link>
        ) : (
          subjectName
        ),
    },
    { key: "groupKind", header: "Is a", cell: (row) => groupKindWords[row.groupKind] },
    {
      key: "seats",
      header: kind === "CAP" ? "Most seats" : "Seats kept",
      align: "right",
      cell: (row) => (row.seats === null ? null : <Count value={row.seats} />),
    },
    { key: "priority", header: "Highest priority", align: "right", cell: (row) => row.priority },
    {
      key: "held",
      header: "Held now",
      align: "right",
      cell: (row) => (hasSeats(kind) ? <Count value={row.held} /> : null),
    },
    {
      key: "period",
      header: "When",
      cell: (row) => {
        const days = periodDays(row, timeZone);
        return days.startsAt || days.endsAt ? <PeriodText {...days} /> : null;
      },
    },
    { key: "note", header: "Note", wraps: true, cell: (row) => row.note },
    { key: "standing", header: "State", card: "aside", cell: (row) => <StandingPill standing={row.standing} /> },
    {
      key: "acts",
      header: "Acts",
      quiet: true,
      align: "right",
      card: "acts",
      cell: (row) =>
        isOpen ? (
          <RuleActs
            rule={{
              id: row.id,
              poolId: row.poolId,
              version: row.version,
              kind: row.kind,
              groupKind: row.groupKind,
              subject: row.subject,
              subjectName: row.subjectName,
              seats: row.seats,
              priority: row.priority,
              note: row.note,
              days: periodDays(row, timeZone),
            }}
          />
        ) : null,
    },
  ];
}
