import { listUseHours } from "@/lib/floating/list-use-hours";
import { toCsvExport } from "@/lib/http/csv-export";
import type { PoolHour } from "@/lib/floating/use-figures.sql";
import { DenialCause } from "@/lib/db/generated/enums";
import { causeWords } from "../cause-words";

const minuteMs = 60_000;
const thousandths = (value: number) => Math.round(value * 1000) / 1000;
const seatHours = (ms: number) => Math.round(ms / 3_600) / 1000;
const causes = Object.values(DenialCause);

/** The hours behind the history of a pool: `?days=`. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const address = new URL(request.url);
  address.searchParams.set("poolId", id);
  return exported(new Request(address, { headers: request.headers }));
}

const exported = toCsvExport(listUseHours, {
  fileName: "pool-history.csv",
  columns: [
    { key: "hour", header: "Hour (UTC)", value: (row) => row.hour.toISOString() },
    { key: "known", header: "Minutes known", value: (row) => Math.round(row.knownMs / minuteMs) },
    { key: "peak", header: "Peak", value: (row) => row.peak },
    { key: "average", header: "Average", value: (row) => thousandths(row.seatMs / row.knownMs) },
    { key: "seatHours", header: "Seat hours", value: (row) => seatHours(row.seatMs) },
    { key: "capacityMin", header: "Least seats owned", value: (row) => row.capacityMin },
    { key: "capacityMax", header: "Most seats owned", value: (row) => row.capacityMax },
    { key: "full", header: "Minutes full", value: (row) => thousandths(row.fullMs / minuteMs) },
    { key: "overdraft", header: "Overdraft seat hours", value: (row) => seatHours(row.overdraftMs) },
    { key: "overdraftPeak", header: "Overdraft peak", value: (row) => row.overdraftPeak },
    { key: "overhang", header: "Overhang seat hours", value: (row) => seatHours(row.overhangMs) },
    { key: "overhangPeak", header: "Overhang peak", value: (row) => row.overhangPeak },
    { key: "users", header: "Users", value: (row) => row.holders },
    { key: "checkOuts", header: "Check-outs", value: (row) => row.checkOuts },
    ...causes.map((cause) => ({
      key: `refused${cause}`,
      header: `Refused: ${causeWords[cause].toLowerCase()}`,
      value: (row: PoolHour) => row.denials[cause] ?? 0,
    })),
  ],
});
