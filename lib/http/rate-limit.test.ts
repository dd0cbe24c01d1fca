import { expect, test } from "vitest";
import { listSites } from "@/lib/people/list-sites";
import { createApiToken } from "@/lib/auth/create-api-token";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { stubSettings } from "@/lib/testing/stub-settings";
import { openWorld } from "@/lib/testing/world";
import { toRoute } from "./to-route";

test("over its rate a token hears 429 with the seconds to wait, and another token is not held up by it", async () => {
  const world = await openWorld();
  stubSettings(world, { LEASEHOLD_API_RATE: "1" });
  const owner = await world.actor(["OWNER"]);
  const tokenOf = async (name: string) =>
    (await world.run(createApiToken, { name, scopes: ["read"] }, { as: owner })).token;
  const [one, two] = [await tokenOf("one"), await tokenOf("two")];
  const handler = toRoute(listSites);
  const call = (token: string) =>
    withRuntime(world.runtime, () =>
      handler(new Request("http://leasehold.test/api/v1/sites", { headers: { authorization: `Bearer ${token}` } }), {
        params: Promise.resolve({}),
      }),
    );

  const answers = await Promise.all(Array.from({ length: 50 }, () => call(one)));
  const held = answers.find((answer) => answer.status === 429);
  expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(1);
  expect(
    Object.fromEntries(["retry-after", "ratelimit-policy", "ratelimit"].map((name) => [name, held?.headers.get(name)])),
  ).toEqual({
    "retry-after": "1",
    "ratelimit-policy": '"management";q=1;w=1',
    ratelimit: '"management";r=0;t=1',
  });
  expect(await held?.json()).toMatchObject({
    type: "/problems/rate-limited",
    retryAfter: 1,
    detail: "Wait 1 second and try again.",
  });
  expect((await call(two)).status).toBe(200);
});
