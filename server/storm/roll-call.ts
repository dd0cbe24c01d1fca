import { z } from "zod";
import { promiseOf, type Hold } from "@/lib/testing/lease-account";
import { surelyHeld } from "@/lib/testing/room-checker";
import { openLine } from "./call";
import { untilSaid, type Sea } from "./crew";
import type { Water } from "./waters";

const poolSaid = z.object({ capacity: z.number(), inUse: z.number(), queued: z.number() });
/** What ends so soon may be over before it is asked for, ms. */
const soonMs = 2_000;

/** After the storm, nothing is killed any more: what clients hold is theirs, and the pool says what it was given and what is held. */
export async function callRoll(sea: Sea, { poolId, account }: Water, held: readonly Hold[]): Promise<void> {
  const line = openLine(sea.url, sea.token);
  for (const hold of held) {
    const last = hold.promises.findLast((promise) => promise !== null);
    const asked = Date.now();
    if (!last || last.until < asked + soonMs) continue;
    const said = await line.call("POST", `/api/v1/leases/${hold.id}/heartbeat`, { token: hold.token });
    const answered = Date.now();
    if (said?.status === 200) {
      const { expiresAt } = untilSaid.parse(said.body);
      hold.promises.push(promiseOf(expiresAt, account.leaseMs, { asked, answered }));
      sea.figures.count("leases found at the roll call");
    } else if (said?.status === 410) account.losses.push({ id: hold.id, heard: answered });
    else account.odd.push(`the roll call of ${hold.id} was answered ${said?.what ?? "not at all"}`);
  }
  const said = await line.call("GET", `/api/v1/pools/${poolId}`);
  line.hangUp();
  const pool = poolSaid.safeParse(said?.body).data;
  if (said?.status !== 200 || !pool)
    return void account.odd.push(`the pool was answered ${said?.what ?? "not at all"}`);
  const now = Date.now();
  const least = surelyHeld(account)
    .filter(({ from, to }) => from < now - said.ms && to > now)
    .reduce((sum, { seats }) => sum + seats, 0);
  if (pool.inUse < least) account.odd.push(`the pool says that ${pool.inUse} seats are held, where ${least} are`);
  // The last change may have been cut off at the end.
  const last = account.capacities.at(-1);
  if (last && last.to < Infinity && pool.capacity !== last.seats)
    account.odd.push(`the pool says that it has ${pool.capacity} seats, where ${last.seats} were set`);
}
