import type { Origin } from "@/lib/kernel/actor";
import { command, execute, within } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { hashToken } from "@/lib/kernel/secrets";
import { createOrganization } from "./create-organization";
import { setUpInput } from "./schema";
import type { Session } from "./session-cookie";

/** Two set-ups at once take turns under this advisory lock (an arbitrary number of this purpose alone). */
const setUpLock = 7_415_001;

/** Creates the first organisation for whoever holds the set-up link, which is used up by it. */
const setUpWithLink = command({
  name: "organization.set-up",
  permission: "system:run",
  input: setUpInput,
  async run(ctx, { token, ...organization }) {
    await ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(${setUpLock})`;
    const [existing] = await ctx.tx.$queryRaw<unknown[]>`SELECT 1 FROM organization LIMIT 1`;
    if (existing) throw refuse("set-up-already");
    const used = await ctx.tx.$executeRaw`
      UPDATE one_time_link SET used_at = ${ctx.now}
      WHERE token_hash = ${hashToken(token)} AND purpose = 'SETUP' AND used_at IS NULL AND expires_at > ${ctx.now}`;
    if (used !== 1) throw refuse("link-not-valid");
    return within(ctx, createOrganization, organization);
  },
});

export async function setUp(runtime: Runtime, origin: Origin, raw: unknown): Promise<Session> {
  const actor = {
    kind: "system" as const,
    organizationId: runtime.newId("organization"),
    name: "set-up",
    origin: { ...origin, channel: "setup" as const },
  };
  return (await execute(runtime, actor, setUpWithLink, raw)).owner;
}

/** Nothing works before an organisation exists; pages that anyone may open ask this. */
export async function isSetUp(runtime: Runtime): Promise<boolean> {
  return (await runtime.db.organization.count({ take: 1 })) > 0;
}
