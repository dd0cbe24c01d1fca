import { onTestFinished, expect, test } from "vitest";
import { openRuntime } from "@/lib/testing/world";
import { actorOfSession } from "./account-access";
import { ensureSetupLink } from "./ensure-setup-link";
import { isSetupLinkOpen } from "./link-holder";
import { isSetUp, setUp } from "./set-up";

const origin = { requestId: "rid_test", channel: "web" } as const;
const wish = {
  name: "Meridian Works",
  timeZone: "Europe/Amsterdam",
  currency: "eur",
  owner: { name: "Ada Byron", email: "Ada@Meridian.test", password: "a walk along the quiet canal" },
};

async function emptyRuntime() {
  const clock = { now: new Date("2026-11-02T09:00:00Z") };
  const { runtime, close } = await openRuntime(clock);
  onTestFinished(close);
  const link = async () => (await ensureSetupLink(runtime))?.split("/setup/")[1] ?? "";
  return { runtime, clock, link };
}

test("the link of an empty installation makes the organisation and its owner, once", async () => {
  const { runtime, link } = await emptyRuntime();
  const token = await link();
  expect([await isSetUp(runtime), await isSetupLinkOpen(runtime, token)]).toEqual([false, true]);
  const session = await setUp(runtime, origin, { ...wish, token });
  expect(await actorOfSession(runtime, session, origin)).toMatchObject({ name: "Ada Byron", roles: ["OWNER"] });
  expect(await runtime.db.organization.findFirst()).toMatchObject({ name: "Meridian Works", currency: "EUR" });
  expect([await isSetUp(runtime), await isSetupLinkOpen(runtime, token), await ensureSetupLink(runtime)]).toEqual([
    true,
    false,
    null,
  ]);
  await expect(setUp(runtime, origin, { ...wish, token })).rejects.toMatchObject({ code: "set-up-already" });
  const types = (await runtime.db.auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ type }) => type).sort();
  expect([...new Set(types)]).toEqual([
    "account.created",
    "license-type.created",
    "organization.created",
    "role.granted",
    "signing-key.created",
  ]);
});

test("of several who set up at once one wins", async () => {
  const { runtime, link } = await emptyRuntime();
  const token = await link();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => setUp(runtime, origin, { ...wish, token })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await runtime.db.organization.count()).toBe(1);
});

test("a link ends with the next start and after a day; wrong input leaves it open", async () => {
  const { runtime, clock, link } = await emptyRuntime();
  const [first, second] = [await link(), await link()];
  await expect(setUp(runtime, origin, { ...wish, token: first })).rejects.toMatchObject({ code: "link-not-valid" });
  const weak = { ...wish, token: second, owner: { ...wish.owner, password: "meridianworks" } };
  await expect(setUp(runtime, origin, weak)).rejects.toMatchObject({
    code: "invalid-input",
    errors: [{ pointer: "/owner/password" }],
  });
  // PostgreSQL would read an offset with its sign turned around.
  for (const timeZone of ["Europe/Nowhere", "+02:00"])
    await expect(setUp(runtime, origin, { ...wish, timeZone, token: second })).rejects.toMatchObject({
      code: "invalid-input",
    });
  clock.now = new Date("2026-11-03T09:00:00Z");
  await expect(setUp(runtime, origin, { ...wish, token: second })).rejects.toMatchObject({ code: "link-not-valid" });
});
