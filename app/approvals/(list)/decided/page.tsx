import type { Metadata } from "next";
import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { asUser } from "@/lib/http/as-user";
import { listApprovals } from "@/lib/requests/approvals";
import { requestStatusInWords } from "../../../request-words";

export const metadata: Metadata = { title: "Decided" };

export default async function DecidedPage() {
  const { decided } = await asUser(listApprovals, {});
  return (
    <>
      <PageHeader title="Decided" facts={["What you decided, newest first"]} />
      {decided.length === 0 ? (
        <EmptyState title="You have decided nothing yet" />
      ) : (
        <ul className="divide-line border-line mt-5 max-w-[760px] divide-y border-y">
          {decided.map((request) => (
            <li key={request.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <div className="min-w-0">
                <Link href={`/approvals/${request.id}`} className="font-medium hover:underline">
                  {request.person.name}: {request.license.name}
                </Link>
                <p className="text-muted text-sm">
                  asked <DateText value={request.createdAt} recent />
                </p>
              </div>
              <StatusPill status={request.status} label={requestStatusInWords(request)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
