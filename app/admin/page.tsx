import type { Metadata } from "next";
import Link from "next/link";
import { Count } from "@/components/count";
import { KeyFigures } from "@/components/key-figures";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/page-header";
import { SeatBar } from "@/components/seat-bar";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { attention, type Attention } from "@/lib/seats/attention";
import { AttentionList } from "./licenses/attention-list";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const numbers = await asUser(attention, {});
  if (numbers.licenses === 0) return <FirstSteps />;
  return (
    <>
      <PageHeader
        title="Overview"
        facts={[
          <Link key="licenses" className="hover:underline" href="/admin/licenses">
            <Count value={numbers.licenses} /> licences
          </Link>,
          <Link key="seats" className="hover:underline" href="/admin/licenses/seats">
            <Count value={numbers.held} /> seats held
          </Link>,
          numbers.machines > 0 ? (
            <Link key="machines" className="hover:underline" href="/admin/activations">
              <Count value={numbers.machines} /> machines active
            </Link>
          ) : null,
        ]}
      />
      <SeatBar
        className="mt-5"
        used={Math.max(0, numbers.held - numbers.over - numbers.idle)}
        idle={numbers.idle}
        capacity={numbers.held - numbers.over + numbers.free}
        queued={numbers.waiting}
        words={{ used: "in use", idle: "idle for 60 days" }}
        links={{
          used: "/admin/licenses/seats",
          idle: "/admin/licenses/seats?idle=yes",
          free: "/admin/licenses?allocation=NAMED",
          queued: "/admin/requests?status=WAITLISTED",
        }}
      />
      <KeyFigures
        figures={[
          {
            label: "Over the limit",
            value: <Count value={numbers.oversubscribed} />,
            detail:
              numbers.unitsOver > 0 ? (
                <>
                  <Count value={numbers.unitsOver} /> more held than owned
                </>
              ) : (
                "no licence"
              ),
            href: "/admin/licenses?oversubscribed=yes",
          },
          {
            label: "Full, and people wait",
            value: <Count value={numbers.fullWithWaitlist} />,
            detail: (
              <>
                <Count value={numbers.waiting} /> people wait
              </>
            ),
            href: "/admin/licenses?waiting=yes",
          },
          {
            label: "Notice is due",
            value: <Count value={numbers.noticeDue} />,
            detail: (
              <>
                <Count value={numbers.endingSoon} /> end within 60 days
              </>
            ),
            href: "/admin/licenses?notice=yes&sort=endsOn",
          },
          {
            label: "Idle seats",
            value: <Count value={numbers.idle} />,
            detail: <IdleCost costs={numbers.idleCosts} />,
            href: "/admin/licenses/seats?idle=yes",
          },
        ]}
      />
      <div className="mt-6 grid items-start gap-5 xl:grid-cols-2">
        <div className="grid gap-5">
          <Panel
            title="Over the limit"
            note={
              <Link className="link" href="/admin/licenses?oversubscribed=yes">
                All
              </Link>
            }
          >
            <AttentionList filter={{ oversubscribed: "yes" }} empty="No licence has more seats held than owned." />
          </Panel>
          <Panel
            title="Ending within 60 days"
            note={
              <Link className="link" href="/admin/licenses?ending=60&sort=endsOn">
                All
              </Link>
            }
          >
            <AttentionList filter={{ ending: 60, sort: "endsOn" }} dates empty="Nothing ends within 60 days." />
          </Panel>
        </div>
        <div className="grid gap-5">
          <Panel
            title="Full, and people wait"
            note={
              <Link className="link" href="/admin/licenses?waiting=yes">
                All
              </Link>
            }
          >
            <AttentionList filter={{ waiting: "yes" }} empty="Nobody waits for a seat of a full licence." />
          </Panel>
          <Panel
            title="Most idle seats"
            note={
              <Link className="link" href="/admin/licenses?idle=yes">
                All
              </Link>
            }
          >
            <AttentionList filter={{ idle: "yes" }} byIdle empty="Every seat was used in the last 60 days." />
          </Panel>
        </div>
      </div>
    </>
  );
}

function IdleCost({ costs }: { costs: Attention["idleCosts"] }) {
  if (costs.length === 0) return "no price known";
  return costs.map(({ currency, amount, monthly }, index) => (
    <span key={currency}>
      {index > 0 ? " + " : null}
      {monthly === null ? (
        <Money amount={amount} currency={currency} round per="for their terms" />
      ) : (
        <Money amount={monthly} currency={currency} round per="a month" />
      )}
    </span>
  ));
}

function FirstSteps() {
  return (
    <>
      <PageHeader title="Overview" />
      <EmptyState
        title="No licences yet"
        act={
          <>
            <Button asChild variant="primary">
              <Link href="/admin/import">Import licences</Link>
            </Button>
            <Button asChild>
              <Link href="/admin/licenses/new">New licence</Link>
            </Button>
          </>
        }
      >
        Import the spreadsheet that you have, or add the first licence by hand. What needs your attention is then shown
        here.
      </EmptyState>
    </>
  );
}
