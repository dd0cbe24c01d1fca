import { expect, test } from "vitest";
import { readActivation } from "@/lib/activations/read-activation";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld } from "@/lib/testing/world";
import { toClientRoute } from "./to-client-route";
import { toValidateRoute } from "./to-validate-route";

/** The settings of a process are read once, so that all of this is one story. */
test("keys and addresses are held to their rates, failed keys to fewer, and a good key is never held up by them", async () => {
  const world = await openWorld();
  const program = openProgram(world, {
    LEASEHOLD_CLIENT_RATE: "5",
    LEASEHOLD_CLIENT_ADDRESS_RATE: "30",
    LEASEHOLD_FAILED_CREDENTIALS: "10",
  });
  const validate = toValidateRoute();
  const read = toClientRoute(readActivation, { params: { id: "activationId" } });
  const license = await world.license({ allocation: "SITE" });
  const [one, two] = [(await program.keyOf(license.id)).key, (await program.keyOf(license.id)).key];
  const from = (address: string) => ({ "x-forwarded-for": address });

  const told = await program.ask(validate, one, { headers: from("10.0.0.1") });
  expect([told.status, told.response.headers.get("ratelimit-policy")]).toEqual([
    200,
    '"address";q=30;w=1, "credential";q=5;w=1',
  ]);
  expect(told.response.headers.get("ratelimit")).toMatch(/^"address";r=29;t=1, "credential";r=\d;t=1$/);

  const burst = await Promise.all(
    Array.from({ length: 20 }, (_, n) => program.ask(validate, one, { headers: from(`10.0.1.${n}`) })),
  );
  const held = burst.find(({ status }) => status === 429);
  expect(held?.body).toMatchObject({ type: "/problems/rate-limited", retryAfter: 1 });
  expect(held?.response.headers.get("retry-after")).toBe("1");
  expect((await program.ask(validate, two, { headers: from("10.0.2.1") })).status).toBe(200);

  const crowd = await Promise.all(
    Array.from({ length: 60 }, () => program.ask(validate, "nonsense", { headers: from("10.0.3.1") })),
  );
  expect(crowd.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect(crowd.filter(({ body }) => body.code === "NOT_FOUND").length).toBeGreaterThanOrEqual(30);

  const params = { id: "act_none" };
  const guess = (key: string) => program.ask(read, key, { method: "GET", params, headers: from("10.0.4.1") });
  const guesses = [];
  for (let n = 0; n < 12; n++) guesses.push((await guess("nonsense")).status);
  expect(guesses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  expect((await guess(two)).status).toBe(404);
});
