import { createUsageSource } from "@/lib/flexnet/create-usage-source";
import { sendLog } from "@/lib/flexnet/send-log";
import type { Actor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";

/** A licence server whose log was read, with a user name that it knows. */
export async function addForeignServer(runtime: Runtime, actor: Actor) {
  const source = await execute(runtime, actor, createUsageSource, { name: "fremdserver", timeZone: "Europe/Berlin" });
  const log = ' 8:00:00 (lmgrd) TIMESTAMP 3/2/2026\n 8:10:00 (demo) OUT: "solve" fritz@fremdrechner  \n';
  const data = Buffer.from(log).toString("base64");
  await execute(runtime, actor, sendLog, { sourceId: source.id, stream: "fremd", offset: 0, data });
  const { organizationId } = actor;
  const user = await runtime.db.usageUser.findFirstOrThrow({ where: { organizationId } });
  const feature = await runtime.db.usageFeature.findFirstOrThrow({ where: { organizationId } });
  return { usageSource: source.id, usageUser: user.id, usageFeature: feature.id };
}
