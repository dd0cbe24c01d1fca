import { z } from "zod";
import { idField as id, optionalDay, optionalText, versionField } from "@/lib/kernel/fields";

const reason = optionalText(1000).default(null);
const until = optionalDay.default(null);
const skipWaitlist = z.boolean().default(false);

/** The most rows that one bulk act takes. */
const bulkLimit = 2_000;

/** `until` is the last day of a time-boxed seat, in the organisation's time zone. */
export const assignSeatInput = z.strictObject({ licenseId: id, personId: id, until, skipWaitlist, reason });

/** `entries` are people's ids or e-mail addresses. `dryRun` answers what would happen to each. */
export const assignSeatsInput = z.strictObject({
  licenseId: id,
  entries: z
    .array(z.string().trim().min(1).max(320))
    .min(1, "names nobody")
    .max(bulkLimit, `is at most ${bulkLimit} people at a time`),
  mode: z.enum(["all-or-none", "what-fits"]).default("what-fits"),
  until,
  skipWaitlist,
  dryRun: z.boolean().default(false),
  reason,
});

export const releaseSeatInput = z.strictObject({ seatId: id, reason });
const seatIdsInput = z.array(id).min(1, "names no seat").max(bulkLimit, `is at most ${bulkLimit} seats at a time`);
export const releaseSeatsInput = z.strictObject({ seatIds: seatIdsInput, reason });
export const undoReleaseInput = z.strictObject({ seatIds: seatIdsInput, skipWaitlist });
export const transferSeatInput = z.strictObject({ seatId: id, personId: id, reason });
export const changeSeatInput = z.strictObject({ seatId: id, version: versionField, until: optionalDay, reason });
export const seatIdInput = z.strictObject({ seatId: id });
