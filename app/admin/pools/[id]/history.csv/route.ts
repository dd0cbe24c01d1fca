import { listUseHours } from "@/lib/floating/list-use-hours";
import { toCsvExport } from "@/lib/http/csv-export";
import { summaryOf } from "@/lib/floating/use-shape";

const minuteMs = 60_000;

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
    { key: "average", header: "Average", value: (row) => Math.round(summaryOf([row]).average * 1000) / 1000 },
    { key: "seatHours", header: "Seat hours", value: (row) => Math.round(row.seatMs / 3_600) / 1000 },
  ],
});
