import { expect, test } from "vitest";
import { executeDirect } from "@/lib/kernel/direct-operation";
import { openWorld, type World } from "@/lib/testing/world";
import { checkOut } from "./check-out";
import { code, floating, poolRule } from "./testing-floating";

const hour = 3_600_000;

/** Programs somewhere: the pool's lists look at who asks, from which host and address, for what. */
async function open(world: World, seats = 20) {
  const farm = await floating(world, seats);
  const { license } = farm;
  const from = (address: string, holder: { user: string; host?: string }, more: object = {}) => {
    const actor = { ...farm.client, origin: { ...farm.client.origin, address } };
    const input = { licenseId: license.id, holder: { host: "h", ...holder }, ...more };
    return executeDirect(world.runtime, actor, checkOut, input).then(() => "out", code);
  };
  const rule = (given: Parameters<typeof poolRule>[2]) => poolRule(world, license.id, given);
  return { ...farm, from, rule };
}

test.each<
  [
    what: string,
    rule: { groupKind: "HOST" | "PROJECT" | "ADDRESS" | "COUNTRY"; subject: string },
    is: object,
    isNot: object,
  ]
>([
  ["a host", { groupKind: "HOST", subject: "ws-*.lab" }, { host: "WS-12.LAB" }, { host: "ws-12.lab.example" }],
  ["a host with odd letters", { groupKind: "HOST", subject: "a_b%" }, { host: "A_B%" }, { host: "axbc" }],
  ["a project", { groupKind: "PROJECT", subject: "Apollo" }, { project: "apollo" }, { project: "gemini" }],
  [
    "an address range",
    { groupKind: "ADDRESS", subject: "10.2.0.0/16" },
    { address: "10.2.3.4" },
    { address: "10.3.3.4" },
  ],
  [
    "an address range, IPv6",
    { groupKind: "ADDRESS", subject: "2001:db8::/48" },
    { address: "2001:db8:0:7::1" },
    { address: "2001:db8:1::1" },
  ],
  ["a country", { groupKind: "COUNTRY", subject: "NL" }, { country: "NL" }, { country: "FR" }],
])("%s is let in alone, or shut out", async (_what, { groupKind, subject }, is, isNot) => {
  const world = await openWorld();
  const ask = async (kind: "INCLUDE" | "EXCLUDE") => {
    const { from, rule } = await open(world);
    await rule({ kind, groupKind, subject });
    return Promise.all(
      [is, isNot].map((given, n) => {
        const { host = "h", address = "192.0.2.1", ...more } = given as { host?: string; address?: string };
        return from(address, { user: `user${n}`, host }, more);
      }),
    );
  };
  expect(await ask("INCLUDE")).toEqual(["out", "holder-not-allowed"]);
  expect(await ask("EXCLUDE")).toEqual(["holder-not-allowed", "out"]);
  const denials = await world.db.denial.findMany({ orderBy: { detail: "asc" } });
  expect(denials.map(({ cause, detail }) => [cause, detail])).toEqual(
    [
      ["EXCLUDED", groupKind],
      ["EXCLUDED", "NOT_INCLUDED"],
    ].sort(([, one = ""], [, other = ""]) => (one < other ? -1 : 1)),
  );
});

test("people and departments with those below are let in by any of the rules, and an exclusion goes first", async () => {
  const world = await openWorld();
  const { from, rule } = await open(world);
  const works = await world.department();
  const lab = await world.department({ parentId: works.id });
  const [ada, bob, cy] = [
    await world.person({ username: "ada", departmentId: lab.id }),
    await world.person({ username: "bob" }),
    await world.person({ username: "cy", departmentId: lab.id }),
  ];
  await rule({ kind: "INCLUDE", groupKind: "DEPARTMENT", subject: works.id });
  await rule({ kind: "INCLUDE", groupKind: "PERSON", subject: bob.id });
  await rule({ kind: "EXCLUDE", groupKind: "PERSON", subject: cy.id });
  const ask = (user: string) => from("192.0.2.1", { user });
  expect(await Promise.all(["ada", "bob", "cy", "dee"].map(ask))).toEqual([
    "out",
    "out",
    "holder-not-allowed",
    "holder-not-allowed",
  ]);
  expect(ada.departmentId).toBe(lab.id);
});

test("a list of countries needs to know the country, and goes by the site's", async () => {
  const world = await openWorld();
  await world.site({ country: "NL", addressRanges: ["10.1.0.0/16"] });
  const { from, rule } = await open(world);
  await rule({ kind: "EXCLUDE", groupKind: "COUNTRY", subject: "FR" });
  expect(await from("192.0.2.1", { user: "ada" })).toBe("invalid-input");
  expect(await from("10.1.0.7", { user: "ada" }, { country: "FR" })).toBe("out");
  expect(await from("192.0.2.1", { user: "bob" }, { country: "FR" })).toBe("holder-not-allowed");
});

test("a list acts from its first instant to its last, and at once when it is made or taken away", async () => {
  const world = await openWorld();
  const { from, rule } = await open(world);
  const { runtime } = world;
  const now = Date.now();
  const ask = (user: string) => from("192.0.2.1", { user });
  expect(await ask("ada")).toBe("out");
  const made = await rule({ kind: "EXCLUDE", groupKind: "HOST", subject: "*" });
  expect(await ask("bob")).toBe("holder-not-allowed");
  await world.db.poolGroupRule.update({ where: { id: made.id }, data: { archivedAt: runtime.now() } });
  expect(await ask("bob")).toBe("out");
  await rule({ kind: "EXCLUDE", groupKind: "HOST", subject: "*", startsAt: new Date(now + hour) });
  await rule({ kind: "EXCLUDE", groupKind: "HOST", subject: "*", endsAt: new Date(now - hour) });
  expect(await ask("cy")).toBe("out");
  const { refreshAt } = await world.db.pool.findFirstOrThrow();
  expect(refreshAt.getTime()).toBeLessThanOrEqual(now + hour);
});

test("a pool without lists and limits is not marked, so that nothing is looked up for it", async () => {
  const world = await openWorld();
  const { from, rule } = await open(world);
  const marks = async () => {
    const { limited, grouped, tailored, counted } = await world.db.pool.findFirstOrThrow();
    return { limited, grouped, tailored, counted };
  };
  await from("192.0.2.1", { user: "ada" });
  expect(await marks()).toEqual({ limited: false, grouped: false, tailored: false, counted: true });
  await rule({ kind: "EXCLUDE", groupKind: "HOST", subject: "x" });
  await rule({ kind: "PRIORITY", groupKind: "HOST", subject: "x", priority: 3 });
  await from("192.0.2.1", { user: "bob" });
  expect(await marks()).toEqual({ limited: true, grouped: false, tailored: false, counted: true });
});

test("whoever waits is judged again when a seat is free: whoever is shut out by then gives the place up", async () => {
  const world = await openWorld();
  const { started, queued, look, back, rule } = await open(world, 1);
  const ada = await started("ada");
  const bob = await queued("bob", { holder: { user: "bob", host: "banned" } });
  const cy = await queued("cy");
  await rule({ kind: "EXCLUDE", groupKind: "HOST", subject: "banned" });
  await back(ada.id);
  expect(await look(bob.ticket)).toMatchObject({
    status: "expired",
    problem: { type: "/problems/holder-not-allowed" },
  });
  expect(await look(cy.ticket)).toMatchObject({ status: "granted" });
  expect((await world.events("queue.expired")).map(({ subjectId, after }) => [subjectId, after])).toEqual([
    [bob.ticket, { because: "EXCLUDED" }],
  ]);
  const [denial] = await world.db.denial.findMany();
  expect(denial).toMatchObject({ user: "bob", cause: "EXCLUDED", detail: "HOST" });
});

test("whoever may not check out gets no place in the queue", async () => {
  const world = await openWorld();
  const { started, ask, rule } = await open(world, 1);
  await started("ada");
  await rule({ kind: "EXCLUDE", groupKind: "HOST", subject: "h" });
  expect(await ask("bob", { wait: { maxSeconds: 60 } }).catch(code)).toBe("holder-not-allowed");
  expect(await world.db.queueTicket.count()).toBe(0);
});

test("the priority asked for is cut to the highest that a rule allows one of the holder's groups", async () => {
  const world = await openWorld();
  const { license, started, queued, rule } = await open(world, 1);
  await rule({ kind: "PRIORITY", groupKind: "HOST", subject: "farm-*", priority: 5 });
  await rule({ kind: "PRIORITY", groupKind: "PROJECT", subject: "Apollo", priority: 20 });
  await started("ada");
  const asked = { wait: { maxSeconds: 60, priority: 50 } };
  await queued("bob", { ...asked, holder: { user: "bob", host: "farm-1" } });
  await queued("cy", { ...asked, holder: { user: "cy", host: "farm-2" }, project: "apollo" });
  await queued("dee", { ...asked });
  await queued("eve", { wait: { maxSeconds: 60, priority: 2 }, holder: { user: "eve", host: "farm-3" } });
  const tickets = await world.db.queueTicket.findMany({
    where: { pool: { licenseId: license.id } },
    orderBy: { createdAt: "asc" },
  });
  expect(tickets.map(({ priority }) => priority)).toEqual([5, 20, 50, 2]);
});
