import { z } from "zod";
import { answerOrders } from "../answer-orders";
import { HttpConnection, type Answered } from "./http-connection";
import { order } from "./load-order";
import { makeLoad, type Caller } from "./make-load";

/** A process of its own that makes load over HTTP, whoever answers. */

const lease = z.object({ id: z.string(), token: z.number() });
const place = z.object({ ticket: z.string() });
const outcomeOfPlace = z.discriminatedUnion("status", [
  z.object({ status: z.literal("granted"), lease }),
  z.object({ status: z.literal("waiting") }),
]);

answerOrders(order.extend({ port: z.number() }), async (asked) => makeLoad(asked, () => callerOn(asked.port)));

async function callerOn(port: number): Promise<Caller> {
  const connection = await HttpConnection.open(port);
  return {
    async checkOut({ authorization, poolId }, user) {
      // A key names its licence, whose only pool it is; the bare server has no keys.
      const body = JSON.stringify({ holder: { user, host: "farm" } });
      const path = authorization === "" ? `/api/v1/leases?pool=${poolId}` : "/api/v1/leases";
      return lease.parse(JSON.parse(must(201, await connection.send("POST", path, authorization, body)).body));
    },
    async beat({ authorization }, { id, token }) {
      const body = JSON.stringify({ token });
      must(200, await connection.send("POST", `/api/v1/leases/${id}/heartbeat`, authorization, body));
    },
    async checkIn({ authorization }, { id }) {
      must(204, await connection.send("DELETE", `/api/v1/leases/${id}`, authorization, ""));
    },
    async queueUp({ authorization }, user) {
      const body = JSON.stringify({ holder: { user, host: "farm" }, wait: { maxSeconds: 3600, priority: 0 } });
      const answered = must(202, await connection.send("POST", "/api/v1/leases", authorization, body));
      return place.parse(JSON.parse(answered.body)).ticket;
    },
    async look({ authorization }, ticket) {
      const answered = must(200, await connection.send("GET", `/api/v1/queue/${ticket}`, authorization, ""));
      const said = outcomeOfPlace.parse(JSON.parse(answered.body));
      return said.status === "granted" ? said.lease : null;
    },
    close: () => connection.close(),
  };
}

function must(wanted: number, answered: Answered): Answered {
  if (answered.status !== wanted) throw new Error(`answered ${answered.status}: ${answered.body.slice(0, 300)}`);
  return answered;
}
