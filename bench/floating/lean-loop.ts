import { Client } from "pg";
import { z } from "zod";
import { checkInStatement, checkOutStatement } from "@/lib/floating/statements.sql";
import { answerOrders } from "../answer-orders";
import { bareValues, returnValues } from "./bare-claim";
import { order } from "./load-order";
import { makeLoad, type Caller } from "./make-load";

/** The very statements, and nothing else: what pgbench does, without the need to have it installed. */

const said = z.object({ outcome: z.literal("STARTED"), leaseId: z.string(), token: z.number() });
const database = z.object({ url: z.string(), organizationId: z.string(), rules: z.number() });

answerOrders(order.extend(database.shape), async (asked) => makeLoad(asked, () => callerOn(asked)));

const onlyCheckOuts = () => Promise.reject(new Error("only check-outs are compared with the bare statement"));

async function callerOn({ url, organizationId, rules }: z.infer<typeof database>): Promise<Caller> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    async checkOut({ poolId }, user) {
      const values = bareValues(organizationId, poolId, rules, user);
      const { rows } = await client.query<{ said: unknown }>({ ...checkOutStatement, values });
      const { leaseId: id, token } = said.parse(rows[0]?.said);
      return { id, token };
    },
    beat: onlyCheckOuts,
    queueUp: onlyCheckOuts,
    look: onlyCheckOuts,
    async checkIn(_target, { id }) {
      await client.query({ ...checkInStatement, values: returnValues(organizationId, id) });
    },
    close: () => client.end(),
  };
}
