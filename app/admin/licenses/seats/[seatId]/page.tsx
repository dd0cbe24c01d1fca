import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import type { HeldSeatView } from "@/lib/seats/held-seat-view";
import { readSeat } from "@/lib/seats/read-seat";
import { History } from "../../../history";
import { endWords } from "../../license-words";
import { menuSeat } from "../menu-seat";
import { RestoreSeat } from "../restore-seat";
import { SeatMenu } from "../seat-menu";
import { SeatFacts } from "./seat-facts";

type PageProps = { params: Promise<{ seatId: string }>; searchParams: Promise<SearchParams> };

const seatOf = cache((seatId: string) => asUser(readSeat, { seatId }));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { person, license } = await seatOf((await params).seatId);
  return { title: `${person.displayName}, ${license.name}` };
}

/** One seat: who holds it or held it, of which licence, from when until when, and what happened to it. */
export default async function SeatPage({ params, searchParams }: PageProps) {
  const seat = await seatOf((await params).seatId);
  const { person, license } = seat;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: `/admin/licenses/${license.id}` },
          { label: person.displayName },
        ]}
        title={`Seat of ${person.displayName}`}
        pill={<SeatPill seat={seat} />}
        facts={[
          <Link key="license" className="link" href={`/admin/licenses/${license.id}`}>
            {license.name}
          </Link>,
          license.product.vendor.name,
        ]}
        acts={
          seat.isHeld ? (
            <SeatMenu seat={menuSeat(seat)} />
          ) : seat.canBeRestored ? (
            <RestoreSeat seatId={seat.id} person={person.displayName} />
          ) : null
        }
      />
      <Panel className="mt-4" title="Seat">
        <SeatFacts seat={seat} />
      </Panel>
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History subjectId={seat.id} search={await searchParams} path={`/admin/licenses/seats/${seat.id}`} />
    </>
  );
}

function SeatPill({ seat }: { seat: HeldSeatView }) {
  if (!seat.isHeld) return <StatusPill status="ENDED" label={seat.endReason ? endWords[seat.endReason] : "Ended"} />;
  return <StatusPill status="ACTIVE" label={seat.isIdle ? "Idle" : "Held"} tone={seat.isIdle ? "warn" : "ok"} />;
}
