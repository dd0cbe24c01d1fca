import type { UsageUser } from "@/lib/db/generated/client";

/** Whose a user name is. */
export function usageUserView(user: UsageUser & { person: { displayName: string } | null }) {
  const { id, name, personId, person, decidedAt, createdAt, version } = user;
  return { id, name, personId, person: person?.displayName ?? null, decidedAt, createdAt, version };
}
