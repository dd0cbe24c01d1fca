import type { Metadata } from "next";
import Link from "next/link";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { getMyRequest } from "@/lib/requests/my-requests";
import { RequestSteps } from "../../../../request-steps";
import { requestStatusInWords } from "../../../../request-words";
import { Withdraw } from "./withdraw";

export const metadata: Metadata = { title: "My request" };

export default async function MyRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const request = await asUser(getMyRequest, { requestId: (await params).id });
  const open = request.status === "PENDING" || request.status === "WAITLISTED";
  return (
    <>
      <PageHeader
        crumbs={[{ label: "My requests", href: "/my/requests" }, { label: request.license.name }]}
        title={request.license.name}
        pill={<StatusPill status={request.status} label={requestStatusInWords(request, request.place)} />}
        facts={[
          request.product.vendor,
          <>
            asked <DateText key="asked" value={request.createdAt} recent />
          </>,
          request.neededUntil ? (
            <>
              needed until <DateText key="until" value={request.neededUntil} />
            </>
          ) : null,
        ]}
        acts={
          open ? (
            <Withdraw requestId={request.id} license={request.license.name} />
          ) : request.status === "FULFILLED" && request.seatId ? (
            <Button asChild variant="primary">
              <Link href={`/my/${request.seatId}`}>Start using it</Link>
            </Button>
          ) : null
        }
      />
      <Panel title="Every step" className="mt-5 max-w-[640px]">
        <RequestSteps request={request} place={request.place} />
      </Panel>
    </>
  );
}
