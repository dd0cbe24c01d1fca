import { promiseOf, type Hold, type Ticket } from "@/lib/testing/lease-account";
import type { Random } from "@/lib/sample/random";
import { pause, placeSaid, type Crew, type Sea } from "./crew";

/**
 * Waits for its turn, by long polls or by a stream of events. Some lose patience and leave, some die while they wait; a while
 * later they may come back for it. Answers what was granted, or null.
 */
export async function waitInQueue(sea: Sea, crew: Crew, mine: Ticket, random: Random): Promise<Hold | null> {
  const { account, figures, isOver } = sea;
  const path = `/api/v1/queue/${mine.id}`;
  const streams = random.chance(0.4);
  figures.count("places in the queue", streams ? "by stream" : "by long poll");

  /** What it was told; a grant is what it waited for. */
  const hear = (body: unknown, asked: number): Hold | "waiting" | "over" => {
    const { status, lease } = placeSaid.parse(body);
    if (!lease) {
      if (status === "waiting") mine.waitedUntil = Math.max(mine.waitedUntil, asked);
      return status === "waiting" ? "waiting" : "over";
    }
    const answered = Date.now();
    const { id, token, seats, overdraft, expiresAt } = lease;
    const promise = promiseOf(expiresAt, account.pickupMs, { asked, answered });
    figures.count("leases", "from the queue");
    figures.took("wait in the queue", Math.max(0, promise.from - mine.asked));
    const { holder, asked: first } = mine;
    return {
      ...{ id, token, seats, overdraft, holder, asked: first, answered, ticket: mine.id },
      promises: [promise],
      started: promise.from,
    };
  };

  const poll = async (): Promise<Hold | "waiting" | "over"> => {
    const asked = Date.now();
    const said = await crew.call("GET", `${path}?wait=${random.below(8)}`, ["200"]);
    return said === null ? "waiting" : hear(said.body, asked);
  };
  const follow = async (): Promise<Hold | "waiting" | "over"> => {
    const asked = Date.now();
    let told: Hold | "waiting" | "over" = "waiting";
    await crew.follow(path, (event, data) => {
      // A problem is the last that a stream says; asking tells which.
      if (event !== "place") return true;
      figures.count("events heard");
      told = hear(data, asked);
      return told !== "waiting";
    });
    return told;
  };

  while (!isOver()) {
    const dying = random.chance(0.06) ? setTimeout(() => crew.die("waiting"), random.below(4_000)) : null;
    const told = await (streams ? follow() : poll());
    if (dying) clearTimeout(dying);
    if (told === "over") return null;
    if (told !== "waiting") return told;
    if (random.chance(0.03)) {
      if (random.chance(0.5)) return null;
      const left = await crew.call("DELETE", path, ["204"]);
      account.leaves.push({ id: mine.id, acknowledged: left !== null });
      if (left) figures.count("places given up");
      return null;
    }
    await pause(random.below(50));
  }
  return null;
}
