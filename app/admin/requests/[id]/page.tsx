import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { getApproval } from "@/lib/requests/approvals";
import { Decide } from "../../../approvals/decide";
import { RequestSteps } from "../../../request-steps";
import { requestStatusInWords } from "../../../request-words";

type Props = { params: Promise<{ id: string }> };

const approvalOf = cache((requestId: string) => asUser(getApproval, { requestId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { request } = await approvalOf((await params).id);
  return { title: `${request.person.name}: ${request.license.name} · Requests` };
}

export default async function RequestPage({ params }: Props) {
  const { request, canDecide } = await approvalOf((await params).id);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Requests", href: "/admin/requests" }, { label: request.person.name }]}
        title={`${request.person.name}: ${request.license.name}`}
        pill={<StatusPill status={request.status} label={requestStatusInWords(request)} />}
        facts={[
          request.person.department,
          <>
            asked <DateText key="asked" value={request.createdAt} recent />
          </>,
        ]}
        acts={
          <>
            <Button asChild>
              <Link href={`/admin/people/${request.person.id}`}>The person</Link>
            </Button>
            <Button asChild>
              <Link href={`/admin/licenses/${request.license.id}`}>The licence</Link>
            </Button>
          </>
        }
      />
      <Panel title="Every step" className="mt-5 max-w-[640px]">
        <RequestSteps request={request} />
        {canDecide ? (
          <Decide requestId={request.id} person={request.person.name} license={request.license.name} />
        ) : null}
      </Panel>
    </>
  );
}
