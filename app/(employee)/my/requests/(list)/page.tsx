import type { Metadata } from "next";
import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { Button } from "@/components/ui/button";
import { asUser } from "@/lib/http/as-user";
import { listMyRequests } from "@/lib/requests/my-requests";
import { requestStatusInWords } from "../../../../request-words";

export const metadata: Metadata = { title: "My requests" };

export default async function MyRequestsPage() {
  const requests = await asUser(listMyRequests, {});
  return (
    <>
      <PageHeader
        title="My requests"
        facts={[requests.length === 1 ? "1 request" : `${requests.length} requests`]}
        acts={
          <Button asChild className="sm:hidden">
            <Link href="/my/notices">Notices</Link>
          </Button>
        }
      />
      {requests.length === 0 ? (
        <EmptyState
          title="You have asked for nothing yet"
          act={
            <Button asChild variant="primary">
              <Link href="/catalog">Open the catalogue</Link>
            </Button>
          }
        />
      ) : (
        <ul className="divide-line border-line mt-5 divide-y border-y">
          {requests.map((request) => (
            <li key={request.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <div className="min-w-0">
                <Link href={`/my/requests/${request.id}`} className="font-medium hover:underline">
                  {request.license.name}
                </Link>
                <p className="text-muted text-sm">
                  {request.product.vendor} · asked <DateText value={request.createdAt} recent />
                </p>
              </div>
              <StatusPill status={request.status} label={requestStatusInWords(request, request.place)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
