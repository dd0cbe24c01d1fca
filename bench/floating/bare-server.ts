import fastify from "fastify";
import { z } from "zod";
import { openPool } from "@/lib/db/pool";
import { checkOutStatement } from "@/lib/floating/statements.sql";
import { answerOrders } from "../answer-orders";
import { bareValues } from "./bare-claim";

/**
 * A Fastify server that reads the holder and sends the very check-out statement. It knows no keys, checks no input, writes no
 * headers of ours and signs nothing.
 */

const order = z.object({
  url: z.string(),
  connections: z.number(),
  organizationId: z.string(),
  rules: z.number(),
});

type Asked = { Body: { holder: { user: string } }; Querystring: { pool: string } };
type Said = { outcome: string; leaseId: string; token: number; expiresAt: string; overdraft: boolean; seats: number };

answerOrders(order, async ({ url, connections, organizationId, rules }) => {
  const pool = openPool(url, connections);
  const server = fastify();
  server.post<Asked>("/api/v1/leases", async (request, reply) => {
    const values = bareValues(organizationId, request.query.pool, rules, request.body.holder.user);
    const { rows } = await pool.query<{ said: Said }>({ ...checkOutStatement, values });
    const said = rows[0]?.said;
    if (said?.outcome !== "STARTED") return reply.code(409).send(said);
    const { leaseId: id, token, expiresAt, overdraft, seats } = said;
    return reply
      .code(201)
      .send({ id, token, poolId: request.query.pool, seats, expiresAt, heartbeatSeconds: 240, overdraft });
  });
  return { port: Number(new URL(await server.listen({ port: 0, host: "127.0.0.1" })).port) };
});
