import type { SeatEnd, SeatSource } from "@/lib/db/generated/enums";

type SeatRow = {
  id: string;
  licenseId: string;
  personId: string;
  heldFrom: Date;
  heldUntil: Date | null;
  source: SeatSource;
  endReason: SeatEnd | null;
  requestId: string | null;
  version: number;
};

/** A seat as commands and the API answer it. */
export function seatView({
  id,
  licenseId,
  personId,
  heldFrom,
  heldUntil,
  source,
  endReason,
  requestId,
  version,
}: SeatRow) {
  return { id, licenseId, personId, heldFrom, heldUntil, source, endReason, requestId, version };
}
