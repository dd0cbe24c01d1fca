import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { countMyMachines } from "@/lib/activations/count-my-machines";
import { countMyLeases } from "@/lib/floating/my-floating";
import { asUser } from "@/lib/http/as-user";
import { listMyRequests } from "@/lib/requests/my-requests";
import { listMySeats, type MySeat } from "@/lib/requests/my-software";
import { requestStatusInWords } from "../../../request-words";
import { GiveBack } from "../give-back";

export const metadata: Metadata = { title: "My software" };

export default async function MySoftwarePage() {
  const [seats, requests, machines, floating] = await Promise.all([
    asUser(listMySeats, {}),
    asUser(listMyRequests, { open: true }),
    asUser(countMyMachines, {}),
    asUser(countMyLeases, {}),
  ]);
  const facts = [
    seats.length === 1 ? "1 seat" : `${seats.length} seats`,
    requests.length > 0 ? `${requests.length} open ${requests.length === 1 ? "request" : "requests"}` : null,
    machines > 0 ? (
      <Link key="machines" className="link" href="/my/machines">
        {machines === 1 ? "1 machine active" : `${machines} machines active`}
      </Link>
    ) : null,
    floating > 0 ? (
      <Link key="floating" className="link" href="/my/floating">
        {floating === 1 ? "1 floating seat in use" : `${floating} floating seats in use`}
      </Link>
    ) : (
      <Link key="floating" className="link" href="/my/floating">
        Floating seats
      </Link>
    ),
  ];
  return (
    <>
      <PageHeader
        title="My software"
        facts={facts}
        acts={
          <Button asChild variant="primary">
            <Link href="/catalog">Ask for software</Link>
          </Button>
        }
      />
      {seats.length + requests.length === 0 ? (
        <EmptyState
          title="You hold no software yet"
          act={
            <Button asChild variant="primary">
              <Link href="/catalog">Open the catalogue</Link>
            </Button>
          }
        >
          Find what you need in the catalogue and ask for a seat. What you hold and what you asked for stands here.
        </EmptyState>
      ) : (
        <ul className="mt-5 grid gap-2.5 lg:grid-cols-2">
          {requests.map((request) => (
            <li key={request.id} className="rounded-panel border-line bg-panel border px-4 py-3">
              <div className="flex flex-wrap items-start justify-between gap-2">
                <Link href={`/my/requests/${request.id}`} className="font-semibold hover:underline">
                  {request.license.name}
                </Link>
                <Badge tone={request.status === "WAITLISTED" ? "warn" : "plain"}>
                  {requestStatusInWords(request, request.place)}
                </Badge>
              </div>
              <p className="text-muted mt-0.5">
                {request.product.vendor} · asked <DateText value={request.createdAt} recent />
              </p>
            </li>
          ))}
          {seats.map((seat) => (
            <SeatCard key={seat.seatId} seat={seat} />
          ))}
        </ul>
      )}
    </>
  );
}

function SeatCard({ seat }: { seat: MySeat }) {
  return (
    <li className="rounded-panel border-line bg-panel border px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Link href={`/my/${seat.seatId}`} className="font-semibold hover:underline">
          {seat.license.name}
        </Link>
        <Badge tone="ok">Yours</Badge>
      </div>
      <p className="text-muted mt-0.5">
        {seat.product.vendor} · since <DateText value={seat.since} />
        {seat.until ? (
          <>
            {" · until "}
            <DateText value={seat.until} />
          </>
        ) : null}
        {seat.lastUsedOn ? (
          <>
            {" · last used "}
            <DateText value={seat.lastUsedOn} recent />
          </>
        ) : null}
      </p>
      {seat.includes.length > 0 ? (
        <p className="text-muted mt-0.5">Includes {seat.includes.map(({ name }) => name).join(", ")}</p>
      ) : null}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button asChild size="small">
          <Link href={`/my/${seat.seatId}`}>Start using it</Link>
        </Button>
        <GiveBack seatId={seat.seatId} license={seat.license.name} />
      </div>
    </li>
  );
}
