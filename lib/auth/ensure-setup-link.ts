import { hashToken } from "@/lib/kernel/secrets";
import type { Runtime } from "@/lib/kernel/runtime";
import { newToken } from "./one-time-link";

const validFor = 24 * 60 * 60 * 1000;

/**
 * The address where the first owner creates the organisation, new at each start of an empty installation: earlier ones
 * end. Null when an organisation exists.
 */
export async function ensureSetupLink(runtime: Runtime): Promise<string | null> {
  if ((await runtime.db.organization.count({ take: 1 })) > 0) return null;
  const token = newToken(runtime.randomBytes);
  const now = runtime.now();
  await runtime.db.$transaction([
    runtime.db.oneTimeLink.deleteMany({ where: { purpose: "SETUP", usedAt: null } }),
    runtime.db.oneTimeLink.create({
      data: {
        id: runtime.newId("oneTimeLink"),
        purpose: "SETUP",
        tokenHash: hashToken(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + validFor),
      },
    }),
  ]);
  return `${runtime.publicUrl}/setup/${token}`;
}
