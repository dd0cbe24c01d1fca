import { StatusPill } from "@/components/status-pill";

/** Says what is unusual about a release; one that is published and counts has no pill. */
export function ReleasePill({ release }: { release: { withdrawnAt: Date | null; archivedAt: Date | null } }) {
  if (release.archivedAt) return <StatusPill status="ARCHIVED" />;
  return release.withdrawnAt ? <StatusPill status="WITHDRAWN" tone="warn" /> : null;
}
