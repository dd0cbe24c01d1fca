import { expect, test } from "vitest";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { openRoutes } from "@/lib/testing/route-client";
import { openWorld } from "@/lib/testing/world";
import { routes } from "../../../openapi.json/routes";

test("a licence's machines are activated, listed and moved by a manager's token", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const { ask } = await openRoutes(world, routes).client(["manage"]);
  const path = `/api/v1/licenses/${license.id}/activations`;
  const made = await ask("POST", path, { ...machineOf(1), name: "Press 1" });
  expect(made.status).toBe(201);
  const { id, created } = await made.json();
  expect(created).toBeUndefined();
  expect(made.headers.get("location")).toBe(`/api/v1/activations/${id}`);
  expect((await ask("POST", path, machineOf(1))).status).toBe(200);
  await ask("POST", path, machineOf(2));
  const full = await ask("POST", path, machineOf(3));
  expect([full.status, await full.json()]).toMatchObject([
    409,
    { type: "/problems/activation-limit-reached", limit: 2, active: 2 },
  ]);

  const moved = await ask("POST", `/api/v1/activations/${id}/move`, { machine: machineOf(4), reason: "stolen" });
  expect([moved.status, await moved.json()]).toMatchObject([200, { status: "done", activation: { previousId: id } }]);
  const list = async (query: string) => (await (await ask("GET", `${path}?${query}`)).json()).items;
  expect(await list("state=ended")).toMatchObject([{ id, state: "ENDED", endReason: "MOVED", endNote: "stolen" }]);
  expect(await list("sort=-activatedAt")).toHaveLength(2);
  const again = await ask("POST", `/api/v1/activations/${id}/move`, { machine: machineOf(5) });
  expect(again.status).toBe(410);
});

test("a move that is asked twice with one Idempotency-Key is one move", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 1 });
  const { ask } = await openRoutes(world, routes).client(["manage"]);
  const made = await ask("POST", `/api/v1/licenses/${license.id}/activations`, machineOf(1));
  const { id } = await made.json();
  const move = () =>
    ask("POST", `/api/v1/activations/${id}/move`, { machine: machineOf(2) }, { "idempotency-key": "move-1" });
  const [first, second] = [await move(), await move()];
  expect([first.status, second.status, second.headers.get("idempotency-replayed")]).toEqual([200, 200, "true"]);
  expect(await second.json()).toEqual(await first.json());
  expect(await world.db.activation.count()).toBe(2);
});
