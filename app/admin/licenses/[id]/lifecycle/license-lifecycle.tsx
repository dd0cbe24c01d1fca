import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { dayInWords } from "@/lib/kernel/calendar";
import { readLifecycle } from "@/lib/lifecycle/read-lifecycle";
import { CreditLedger } from "./credit-ledger";
import { LifecycleActs } from "./lifecycle-acts";
import { MaintenanceList } from "./maintenance-list";
import { PeriodHistory } from "./period-history";
import { stateSentence } from "./state-sentence";
import { courseOf } from "./term-spans";
import { TermTimeline } from "./term-timeline";
import { TransferList } from "./transfer-list";

/** The course of a licence: where it stands and why, what comes, what can be done, and what was. */
export async function LicenseLifecycle({ licenseId }: { licenseId: string }) {
  const lifecycle = await asUser(readLifecycle, { licenseId });
  const { state, term, endsOn, today, transfers, credits, maintenance } = lifecycle;
  const isOver = lifecycle.archivedAt !== null || state === "TERMINATED";
  return (
    <div className="mt-4 grid gap-4">
      <Panel title="Where it stands" note={<StatusPill status={state} />}>
        <p className="mb-4 max-w-[72ch]">{stateSentence(lifecycle)}</p>
        <TermTimeline course={courseOf(lifecycle)} />
        {isOver ? null : (
          <div className="mt-4">
            <LifecycleActs
              licenseId={licenseId}
              name={lifecycle.name}
              term={term}
              endsOn={endsOn && dayInWords(endsOn)}
              isRunning={endsOn === null || endsOn >= today}
              isCancelled={lifecycle.cancelledAt !== null}
              isTransferable={lifecycle.transferable}
              held={lifecycle.held}
            />
          </div>
        )}
      </Panel>
      {transfers.length > 0 ? <TransferList transfers={transfers} /> : null}
      <PeriodHistory lifecycle={lifecycle} />
      {term === "PERPETUAL" || maintenance.length > 0 ? (
        <MaintenanceList maintenance={maintenance} today={today} />
      ) : null}
      {credits.length > 0 ? <CreditLedger lifecycle={lifecycle} /> : null}
    </div>
  );
}
