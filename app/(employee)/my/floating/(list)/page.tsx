import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { myFloating } from "@/lib/floating/my-floating";
import { asUser } from "@/lib/http/as-user";
import { KeepFresh } from "@/components/keep-fresh";
import { LeaseCard } from "../lease-card";
import { PlaceCard } from "../place-card";
import { PoolRow } from "../pool-row";
import { queueNews } from "../wait-words";

export const metadata: Metadata = { title: "Floating seats" };

/** One's own floating seats, as they are now: release one from afar, borrow one for a journey, see one's place in a queue. */
export default async function FloatingSeatsPage() {
  const { leases, places, pools } = await asUser(myFloating, {});
  const seats = leases.reduce((sum, lease) => sum + lease.seats, 0);
  const borrowed = leases.filter(({ borrowedUntil }) => borrowedUntil !== null).length;
  const facts = [
    seats > 0 ? (seats === 1 ? "1 seat held" : `${seats} seats held`) : null,
    borrowed > 0 ? `${borrowed} borrowed` : null,
    places.length > 0 ? `waiting in ${places.length === 1 ? "1 queue" : `${places.length} queues`}` : null,
  ];
  return (
    <>
      <PageHeader title="Floating seats" facts={facts} />
      <KeepFresh seconds={places.length > 0 ? 3 : 10} />
      <p className="sr-only" role="status">
        {queueNews(leases, places)}
      </p>
      {leases.length + places.length === 0 ? (
        <EmptyState title="You hold no floating seat">
          A program that needs one checks it out for you when it starts, and gives it back when it ends. While it runs,
          you see it here, release it from afar, or borrow it for a time without a network.
        </EmptyState>
      ) : (
        <ul className="mt-5 grid gap-2.5 lg:grid-cols-2">
          {places.map((place) => (
            <PlaceCard key={place.id} place={place} />
          ))}
          {leases.map((lease) => (
            <LeaseCard key={lease.id} lease={lease} />
          ))}
        </ul>
      )}
      {pools.length > 0 ? (
        <section className="mt-7 max-w-[860px]" aria-labelledby="pools">
          <h2 id="pools" className="font-semibold">
            Pools that you use
          </h2>
          <ul className="mt-2">
            {pools.map((pool) => (
              <PoolRow key={pool.id} pool={pool} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
