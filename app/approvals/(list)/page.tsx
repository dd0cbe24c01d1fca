import type { Metadata } from "next";
import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { asUser } from "@/lib/http/as-user";
import { transfersToDecide } from "@/lib/lifecycle/transfers-to-decide";
import { listApprovals } from "@/lib/requests/approvals";
import { TransfersToDecide } from "../transfers-to-decide";

export const metadata: Metadata = { title: "To decide" };

export default async function ApprovalsPage() {
  const { waiting } = await asUser(listApprovals, {});
  const { items: transfers } = await asUser(transfersToDecide, {});
  return (
    <>
      <PageHeader
        title="To decide"
        facts={[
          waiting.length === 1 ? "1 request waits for you" : `${waiting.length} requests wait for you`,
          transfers.length === 0
            ? null
            : transfers.length === 1
              ? "and 1 transfer"
              : `and ${transfers.length} transfers`,
        ]}
      />
      <TransfersToDecide transfers={transfers} />
      {waiting.length === 0 && transfers.length > 0 ? null : waiting.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          When somebody asks for software that you decide about, it stands here, and you get a mail.
        </EmptyState>
      ) : (
        <ul className="mt-5 grid max-w-[760px] gap-2.5">
          {waiting.map((request) => (
            <li key={request.id} className="rounded-panel border-line bg-panel border px-4 py-3">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
                <div className="min-w-0">
                  <Link href={`/approvals/${request.id}`} className="font-semibold hover:underline">
                    {request.person.name}: {request.license.name}
                  </Link>
                  <p className="text-muted">
                    {request.person.department ? `${request.person.department} · ` : ""}asked{" "}
                    <DateText value={request.createdAt} recent />
                    {request.neededUntil ? (
                      <>
                        {" · until "}
                        <DateText value={request.neededUntil} />
                      </>
                    ) : null}
                  </p>
                  <p className="mt-1 line-clamp-2 [overflow-wrap:anywhere]">“{request.reason}”</p>
                </div>
                <Button asChild size="small">
                  <Link
                    href={`/approvals/${request.id}`}
                    aria-label={`Look at ${request.person.name}'s request for ${request.license.name}`}
                  >
                    Look and decide
                  </Link>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
