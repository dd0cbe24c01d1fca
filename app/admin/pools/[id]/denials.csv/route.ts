import { listDenials } from "@/lib/floating/list-denials";
import { toCsvExport } from "@/lib/http/csv-export";
import { causeWords } from "../cause-words";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const address = new URL(request.url);
  address.searchParams.set("poolId", id);
  address.searchParams.delete("tab");
  return exported(new Request(address, { headers: request.headers }));
}

const exported = toCsvExport(listDenials, {
  fileName: "pool-denials.csv",
  columns: [
    { key: "at", header: "First at", value: (row) => row.at.toISOString() },
    { key: "user", header: "User", value: (row) => row.user },
    { key: "host", header: "Host", value: (row) => row.host },
    { key: "cause", header: "Cause", value: (row) => causeWords[row.cause] },
    { key: "seats", header: "Seats asked for", value: (row) => row.seats },
    { key: "times", header: "Tries", value: (row) => row.times },
    { key: "inUse", header: "In use then", value: (row) => `${row.inUse} of ${row.capacity}` },
    {
      key: "holders",
      header: "Held by",
      value: (row) => row.holders.map(({ user, host }) => `${user} on ${host}`).join("; "),
    },
  ],
});
