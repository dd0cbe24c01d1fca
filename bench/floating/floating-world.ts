import { Client } from "pg";
import { z } from "zod";
import { startProcess } from "../bench-process";
import { withBenchRuntime } from "../bench-world";
import { seedFloating, type FloatingEstate, type Target } from "./floating-estate";
import { outcome, type Order, type Outcome } from "./load-order";
import { startOurs } from "./our-processes";

/** Eight connections to the database a core, as the documentation advises, for everybody who is compared. */
const connections = 16;
/** Clients that call at once over HTTP, each with a connection of its own. */
const clients = 32;

type Measure = (order: Partial<Order>) => Promise<Outcome>;

export type FloatingWorld = {
  estate: FloatingEstate;
  /** A session of the tables' owner. */
  owner: Client;
  /** Ours through the front door, and through Next without it. */
  lane: Measure;
  web: Measure;
  lanePort: number;
  /** Fastify with the statement, and the statement alone. */
  bare: Measure;
  loop: Measure;
  /** Everybody has returned what they had, and the tables are as after a night's cleaning. */
  tidy(): Promise<void>;
  /** What the tidying left to be written is on the disk. */
  flush(): Promise<void>;
};

/** A database of its own with pools, our processes on it, and whatever they are compared with. */
export function withFloatingWorld<T>(pools: number, work: (world: FloatingWorld) => Promise<T>): Promise<T> {
  return withBenchRuntime(async (runtime, urls) => {
    process.stdout.write(`Seeding ${pools} pools\n`);
    const estate = await seedFloating(runtime, pools);
    const ours = await startOurs(connections);
    const client = startProcess("floating/load-client.ts");
    const loop = startProcess("floating/lean-loop.ts");
    const server = startProcess("floating/bare-server.ts");
    const owner = new Client({ connectionString: urls.migrationUrl });
    await owner.connect();
    const base = { url: urls.applicationUrl, organizationId: estate.organizationId, rules: estate.rules };
    const { port } = z.object({ port: z.number() }).parse(await server.ask({ ...base, connections }));
    let orders = 0;
    const full = (given: Partial<Order>): Order => ({
      kind: "out",
      atOnce: clients,
      calls: 0,
      seconds: 0,
      rate: 0,
      targets: [estate.one],
      leases: [],
      prefix: `user${orders++}`,
      ...given,
    });
    const over = async (given: Partial<Order>, to: number) =>
      outcome.parse(await client.ask({ ...full(given), port: to }));
    const withoutKeys = (targets: Target[]) => targets.map((target) => ({ ...target, authorization: "" }));
    try {
      return await work({
        estate,
        owner,
        lane: (given) => over(given, ours.lanePort),
        web: (given) => over(given, ours.webPort),
        lanePort: ours.lanePort,
        bare: (given) => over({ ...given, targets: withoutKeys(given.targets ?? [estate.one]) }, port),
        loop: async (given) => outcome.parse(await loop.ask({ ...full({ atOnce: connections, ...given }), ...base })),
        tidy: () => tidy(owner),
        flush: () => checkpoint(urls.adminUrl),
      });
    } finally {
      await owner.end();
      await Promise.all([client, loop, server].map((process) => process.stop()));
      await ours.stop();
    }
  });
}

const tidying = [
  `UPDATE queue_ticket SET status = 'LEFT', ended_at = lease_now() WHERE status = 'WAITING'`,
  `UPDATE pool SET waiting = 0 WHERE waiting > 0`,
  `UPDATE lease SET ended_at = greatest(lease_now(), started_at), end_reason = 'RETURNED'
   WHERE ended_at IS NULL AND id NOT LIKE 'lea_held%'`,
  `UPDATE pool_seat SET lease_id = NULL, free_at = 'epoch' WHERE free_at > 'epoch' AND lease_id NOT LIKE 'lea_held%'`,
  `UPDATE pool_seat SET free_at = 'epoch' WHERE free_at > 'epoch' AND lease_id IS NULL`,
  "VACUUM ANALYZE pool_seat",
  "VACUUM ANALYZE lease",
];

async function checkpoint(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query("CHECKPOINT");
  } finally {
    await admin.end();
  }
}

async function tidy(owner: Client): Promise<void> {
  for (const statement of tidying) await owner.query(statement);
}
