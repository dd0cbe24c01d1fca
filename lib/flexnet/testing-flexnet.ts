import type { World } from "@/lib/testing/world";
import { createUsageSource } from "./create-usage-source";
import { sendLog } from "./send-log";

export const anySource = (world: World, fields: { timeZone?: string; vendorDaemon?: string; name?: string } = {}) =>
  world.run(createUsageSource, { name: "lic1", timeZone: "UTC", ...fields });

/** Sends text as one piece of a stream. */
export const send = (world: World, sourceId: string, stream: string, offset: number, text: string, follows?: string) =>
  world.run(sendLog, {
    sourceId,
    stream,
    offset,
    data: Buffer.from(text).toString("base64"),
    ...(follows === undefined ? {} : { follows }),
  });

/** Leases as they are stored, in an order of their own, without ids. */
export async function storedLeases(world: World, sourceId: string) {
  const rows = await world.db.usageLease.findMany({
    where: { sourceId },
    include: { user: { select: { name: true } } },
  });
  return rows
    .map(({ feature, user, host, seats, began, fromAt, untilAt, ended }) =>
      [feature, `${user.name}@${host}`, seats, began, fromAt.toISOString(), untilAt?.toISOString(), ended].join(" "),
    )
    .sort();
}

/** Seats of a feature held just after an instant, by the stored leases; at the last known instant, just before it becomes unknown. */
export async function levelsFrom(world: World, sourceId: string) {
  const rows = await world.db.usageLease.findMany({ where: { sourceId } });
  return (feature: string, at: number): number => {
    const held = rows.filter(({ fromAt, untilAt, ended, ...row }) => {
      if (row.feature !== feature || fromAt.getTime() > at) return false;
      return !untilAt || untilAt.getTime() > at || (untilAt.getTime() === at && ended === "UNKNOWN");
    });
    return held.reduce((sum, { seats }) => sum + seats, 0);
  };
}

/** A server with a short log, and two user names in it that are nobody's. */
export async function oneServer(
  world: World,
): Promise<Record<"sourceId" | "userId" | "otherUserId" | "usageFeatureId", string>> {
  const { id: sourceId } = await anySource(world);
  const lines = [
    " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026",
    ' 8:10:00 (demo) OUT: "solve" xavier@ws1  (4 licenses) ',
    ' 8:20:00 (demo) DENIED: "solve" yves@ws2  (Licensed number of users already reached. (-4,342))',
    " not a line",
  ];
  await send(world, sourceId, "first", 0, `${lines.join("\n")}\n`);
  const user = await world.db.usageUser.findFirstOrThrow({ where: { name: "xavier" } });
  const other = await world.db.usageUser.findFirstOrThrow({ where: { name: "yves" } });
  const feature = await world.db.usageFeature.findFirstOrThrow({ where: { sourceId } });
  return { sourceId, userId: user.id, otherUserId: other.id, usageFeatureId: feature.id };
}
