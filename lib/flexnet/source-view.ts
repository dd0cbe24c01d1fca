import type { UsageSource } from "@/lib/db/generated/client";

export function sourceView(source: UsageSource) {
  const { id, name, timeZone, vendorDaemon, productId, lastLineAt, heardAt, archivedAt, createdAt, version } = source;
  return { id, name, timeZone, vendorDaemon, productId, lastLineAt, heardAt, archivedAt, createdAt, version };
}
