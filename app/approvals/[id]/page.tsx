import type { Metadata } from "next";
import { cache } from "react";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { SeatBar } from "@/components/seat-bar";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { getApproval } from "@/lib/requests/approvals";
import { RequestSteps } from "../../request-steps";
import { requestStatusInWords } from "../../request-words";
import { Decide } from "../decide";

type Props = { params: Promise<{ id: string }> };

const approvalOf = cache((requestId: string) => asUser(getApproval, { requestId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { request } = await approvalOf((await params).id);
  return { title: `${request.person.name}: ${request.license.name}` };
}

export default async function ApprovalPage({ params }: Props) {
  const { request, canDecide, isOwn, seats } = await approvalOf((await params).id);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "To decide", href: "/approvals" }, { label: request.person.name }]}
        title={`${request.person.name}: ${request.license.name}`}
        pill={<StatusPill status={request.status} label={requestStatusInWords(request)} />}
        facts={[
          request.person.department,
          <>
            asked <DateText key="asked" value={request.createdAt} recent />
          </>,
          request.neededUntil ? (
            <>
              until <DateText key="until" value={request.neededUntil} />
            </>
          ) : (
            "for as long as it is needed"
          ),
        ]}
      />
      <div className="mt-5 grid max-w-[640px] gap-4">
        <SeatBar used={seats.held - seats.idle} idle={seats.idle} capacity={seats.capacity} queued={seats.waiting} />
        <Panel title={canDecide ? "Your decision" : "Every step"}>
          <RequestSteps request={request} />
          {canDecide ? (
            <Decide
              requestId={request.id}
              person={request.person.name}
              license={request.license.name}
              back="/approvals"
            />
          ) : null}
          {isOwn && request.status === "PENDING" ? (
            <p className="text-muted mt-2">This is your own request: somebody else decides it.</p>
          ) : null}
        </Panel>
      </div>
    </>
  );
}
