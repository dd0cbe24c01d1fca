import { Agent, request } from "node:http";
import { z } from "zod";

/** A process of its own that sends requests as fast as they are answered, so many at a time, and tells how long all took. */

const order = z.object({
  port: z.number(),
  path: z.string(),
  atOnce: z.number(),
  calls: z.array(z.object({ authorization: z.string(), body: z.string() })),
});
export type Order = z.infer<typeof order>;

process.on("message", (message) => {
  load(order.parse(message)).then(
    (milliseconds) => process.send?.({ milliseconds }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});

async function load({ port, path, atOnce, calls }: Order): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) await send(agent, port, path, call);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const took = performance.now() - began;
  agent.destroy();
  return took;
}

function send(agent: Agent, port: number, path: string, call: { authorization: string; body: string }): Promise<void> {
  const { authorization, body } = call;
  const headers = { authorization, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: "127.0.0.1", port, path, method: "POST", headers }, (answer) => {
      answer.resume();
      answer.on("end", () => {
        const status = answer.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve();
        else reject(new Error(`${path} answered ${status}`));
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
