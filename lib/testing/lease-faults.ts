import { Client } from "pg";

type Change = readonly [name: string, from: string, to: string];

/** What somebody might get wrong in the licence server: which functions of the database are changed, and how. */
export type LeaseFault = {
  what: string;
  changes: readonly Change[];
  /** Events of check-outs are kept aside, for `writeLateEvents` to write them after the commit. */
  late?: true;
};

export const leaseFaults = {
  lock: {
    what: "claims seats without locking them",
    changes: [["check_out", "LIMIT wanted FOR UPDATE SKIP LOCKED", "LIMIT wanted"]],
  },
  fence: {
    what: "takes no notice of the fencing token",
    changes: [
      ["beat_lease", "l.token <> fence OR l.ended_at IS NOT NULL", "false"],
      ["beat_lease", "s.token = fence AND s.free_at > now_is", "true"],
    ],
  },
  "late-event": {
    what: "writes the event after the commit",
    changes: [["start_lease", "INSERT INTO audit_event", "INSERT INTO late_event"]],
    late: true,
  },
  event: {
    what: "leaves events of the start out",
    changes: [["start_lease", "'lease.started'", "'lease.begun'"]],
  },
  cap: {
    what: "counts a group on a snapshot",
    changes: [
      ["check_out", "PERFORM lock_pool(on_pool)", "PERFORM pg_advisory_xact_lock_shared(hashtextextended(on_pool, 1))"],
    ],
  },
  shrunk: {
    what: "gives out what a shrunk pool owes",
    changes: [["refresh_pool", "p.debt := -missing - drop_free_slots", "p.debt := 0 * drop_free_slots"]],
  },
  clock: {
    what: "goes by the clock of each process",
    changes: [["lease_now", "clock_timestamp()", "clock_timestamp() + make_interval(secs => pg_backend_pid() % 3)"]],
  },
  queue: {
    what: "lets newcomers past the queue",
    changes: [["check_out", "IF settled.stopped THEN", "IF false THEN"]],
  },
  priority: {
    what: "serves the queue by age alone",
    changes: [["serve_queue", "ORDER BY q.priority DESC, q.queued_at", "ORDER BY q.queued_at"]],
  },
  overdraft: {
    what: "permits more overdraft than was bought",
    changes: [["refresh_pool", "(100 + l.overage_percent)", "(130 + l.overage_percent)"]],
  },
  unexplained: {
    what: "leaves the reason of a check-in out of its event",
    changes: [["check_in", "'seats', l.seats), why,", "'seats', l.seats), NULL,"]],
  },
  unmarked: {
    what: "does not say what is overdraft",
    changes: [["start_lease", "bool_or(s.extra) INTO", "false INTO"]],
  },
} as const satisfies Record<string, LeaseFault>;

/** Plants a fault as the owner of the database. Throws where a text to be changed is not there: the fault is to be written anew. */
export async function plantFault(ownerUrl: string, { changes, late }: LeaseFault): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const [name, from, to] of changes) {
      const { rows } = await owner.query<{ source: string }>(
        "SELECT pg_get_functiondef(oid) AS source FROM pg_proc WHERE proname = $1",
        [name],
      );
      const hit = rows.filter(({ source }) => source.includes(from));
      if (hit.length === 0) throw new Error(`${name} has no "${from}" to be changed`);
      for (const { source } of hit) await owner.query(source.replaceAll(from, to));
    }
    if (late)
      await owner.query(
        "CREATE TABLE late_event (LIKE audit_event INCLUDING DEFAULTS); GRANT INSERT ON late_event TO PUBLIC",
      );
  } finally {
    await owner.end();
  }
}

const lateMs = 20;

/** As a server does that acts, and writes down what it did when that is done: now and then it dies in between. */
export async function writeLateEvents(ownerUrl: string, isOver: () => boolean): Promise<void> {
  let owner: Client | null = null;
  for (let last = false; !last;) {
    last = isOver();
    try {
      owner ??= await connected(ownerUrl);
      await owner.query(`WITH late AS (DELETE FROM late_event RETURNING *)
        INSERT INTO audit_event SELECT * FROM late WHERE random() > 0.05`);
    } catch {
      // The database may be away; what is late waits there.
      await owner?.end().catch(() => undefined);
      owner = null;
    }
    if (!last) await new Promise((resolve) => setTimeout(resolve, lateMs));
  }
  await owner?.end();
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
