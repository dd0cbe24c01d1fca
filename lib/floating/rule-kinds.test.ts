import { expect, test } from "vitest";
import type { GroupKind } from "@/lib/db/generated/enums";
import { executeDirect } from "@/lib/kernel/direct-operation";
import { openWorld, type World } from "@/lib/testing/world";
import { checkOut } from "./check-out";
import { createRule } from "./create-rule";
import { endRule } from "./end-rule";
import { code, floating } from "./testing-floating";

type Program = { user: string; host: string; project?: string; address?: string; country?: string };
type Group = { kind: GroupKind; subject: string; members: readonly [Program, Program]; other: Program };

/** A pool that programs have used before, so that its rules are remembered in this process. */
async function open(world: World, seats: number) {
  const farm = await floating(world, seats);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: farm.license.id } });
  const ask = ({ user, host, address = "192.0.2.1", country, project }: Program, more: object = {}) => {
    const actor = { ...farm.client, origin: { ...farm.client.origin, address } };
    const where = { ...(country ? { country } : {}), ...(project ? { project } : {}) };
    const claim = { poolId, holder: { user, host }, ...where, ...more };
    return executeDirect(world.runtime, actor, checkOut, claim).then((got) => ("id" in got ? "out" : "waits"), code);
  };
  const known = await farm.started("known");
  await farm.back(known.id);
  const rule = (group: Group, more: object) =>
    world.run(createRule, { poolId, groupKind: group.kind, subject: group.subject, kind: "CAP", ...more });
  return { ...farm, poolId, ask, rule };
}

const desk = { user: "zoe", host: "desk" };
const onFarm = (user: string, n: number) => ({ user, host: `farm-${n}` });

/** Groups that people, hosts and projects are, each with two of its members and somebody else. */
const counted: [string, (world: World) => Promise<Group>][] = [
  [
    "a person",
    async (world) => {
      const ada = await world.person({ username: "ada" });
      const members = [onFarm("ada", 1), onFarm("ada", 2)] as const;
      return { kind: "PERSON", subject: ada.id, members, other: desk };
    },
  ],
  [
    "a department, with those below it",
    async (world) => {
      const works = await world.department();
      const lab = await world.department({ parentId: works.id });
      await world.person({ username: "ada", departmentId: works.id });
      await world.person({ username: "bob", departmentId: lab.id });
      await world.person({ username: "zoe" });
      const members = [onFarm("ada", 1), onFarm("bob", 1)] as const;
      return { kind: "DEPARTMENT", subject: works.id, members, other: desk };
    },
  ],
  [
    "a host",
    async () => {
      const members = [onFarm("ada", 7), onFarm("bob", 7)] as const;
      return { kind: "HOST", subject: "FARM-7", members, other: onFarm("zoe", 71) };
    },
  ],
  [
    "a pattern of hosts",
    async () => {
      const members = [onFarm("ada", 1), onFarm("bob", 22)] as const;
      return { kind: "HOST", subject: "farm-*", members, other: desk };
    },
  ],
  [
    "a project",
    async () => {
      const members = [
        { ...onFarm("ada", 1), project: "apollo" },
        { ...onFarm("bob", 2), project: "Apollo" },
      ] as const;
      return { kind: "PROJECT", subject: "Apollo", members, other: { ...desk, project: "gemini" } };
    },
  ],
];

const placed: [string, (world: World) => Promise<Group>][] = [
  [
    "an address range",
    async () => {
      const members = [
        { ...onFarm("ada", 1), address: "10.2.3.4" },
        { ...onFarm("bob", 2), address: "::ffff:10.2.9.9" },
      ] as const;
      return { kind: "ADDRESS", subject: "10.2.0.0/16", members, other: { ...desk, address: "10.3.0.1" } };
    },
  ],
  [
    "a country",
    async (world) => {
      await world.site({ country: "NL", addressRanges: ["10.8.0.0/16"] });
      const members = [
        { ...onFarm("ada", 1), country: "NL" },
        // Where it is, whatever it says.
        { ...onFarm("bob", 2), country: "FR", address: "10.8.0.1" },
      ] as const;
      return { kind: "COUNTRY", subject: "nl", members, other: { ...desk, country: "FR" } };
    },
  ],
];

test.each([...counted, ...placed])("%s: a list made by the command acts on the next check-out", async (_what, of) => {
  const world = await openWorld();
  const group = await of(world);
  const asked = async (kind: "INCLUDE" | "EXCLUDE") => {
    const { ask, rule, poolId } = await open(world, 9);
    const { id: ruleId } = await rule(group, { kind });
    const answers = [...(await Promise.all(group.members.map((member) => ask(member)))), await ask(group.other)];
    await world.run(endRule, { poolId, ruleId });
    const later = await Promise.all([group.members[0], group.other].map((one) => ask({ ...one, host: "later" })));
    return [answers, later];
  };
  const everybody = ["out", "out"];
  expect(await asked("INCLUDE")).toEqual([["out", "out", "holder-not-allowed"], everybody]);
  expect(await asked("EXCLUDE")).toEqual([["holder-not-allowed", "holder-not-allowed", "out"], everybody]);
});

test.each(counted)("%s: seats, a cap and a priority of it act on the next check-out", async (_what, of) => {
  const world = await openWorld();
  const group = await of(world);
  const { members, other } = group;

  const capped = await open(world, 9);
  const cap = await capped.rule(group, { kind: "CAP", seats: 1 });
  expect(await capped.ask(members[0])).toBe("out");
  expect(await capped.ask(members[1])).toBe("pool-exhausted");
  expect(await capped.ask(other)).toBe("out");
  expect(await world.db.denial.findFirstOrThrow()).toMatchObject({ cause: "GROUP_CAP", detail: group.kind });
  await world.run(endRule, { poolId: capped.poolId, ruleId: cap.id });
  expect(await capped.ask(members[1])).toBe("out");

  const kept = await open(world, 2);
  const reservation = await kept.rule(group, { kind: "RESERVATION", seats: 2 });
  expect(await kept.ask(other)).toBe("reserved-for-others");
  expect(await kept.ask(members[0])).toBe("out");
  // What is left is kept for the group, until the rule ends: then whoever waits for it has it at once.
  expect(await kept.ask(other, { wait: { maxSeconds: 60 } })).toBe("waits");
  const { id: ticketId } = await world.db.queueTicket.findFirstOrThrow({ where: { poolId: kept.poolId } });
  expect(await kept.look(ticketId)).toMatchObject({ status: "waiting" });
  await world.run(endRule, { poolId: kept.poolId, ruleId: reservation.id });
  expect(await kept.look(ticketId)).toMatchObject({ status: "granted" });

  const ordered = await open(world, 1);
  await ordered.started("holder");
  await ordered.rule(group, { kind: "PRIORITY", priority: 5 });
  for (const one of [members[0], other]) await ordered.ask(one, { wait: { maxSeconds: 60, priority: 50 } });
  const tickets = await world.db.queueTicket.findMany({
    where: { poolId: ordered.poolId },
    orderBy: { createdAt: "asc" },
  });
  expect(tickets.map(({ priority }) => priority)).toEqual([5, 50]);
});
