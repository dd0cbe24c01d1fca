import Link from "next/link";
import type { z } from "zod";
import { DateText } from "@/components/date";
import { asUser } from "@/lib/http/as-user";
import { listLicenses } from "@/lib/licenses/list-licenses";
import type { listLicensesInput } from "@/lib/licenses/list-schema";
import { day, isCounted, LicenseSeatBar } from "./license-columns";

type AttentionListProps = {
  filter: z.input<typeof listLicensesInput>;
  dates?: boolean;
  byIdle?: boolean;
  empty: string;
};

const shown = 5;

/** The first few licences under a filter of the licence list, with their seat bars. */
export async function AttentionList({ filter, dates, byIdle, empty }: AttentionListProps) {
  const page = await asUser(listLicenses, { ...filter, limit: byIdle ? 200 : shown });
  if (page.items.length === 0) return <p className="text-muted py-1">{empty}</p>;
  const rows = byIdle ? [...page.items].sort((a, b) => b.seats.idle - a.seats.idle).slice(0, shown) : page.items;
  return (
    <ul>
      {rows.map((license) => (
        <li
          key={license.id}
          className="border-line flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-1 last:border-0"
        >
          <Link
            href={`/admin/licenses/${license.id}`}
            className="min-w-0 font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {license.name}
          </Link>
          <span className="flex items-center gap-4 max-sm:w-full">
            {dates && license.endsOn ? (
              <span className="text-muted text-sm">
                {license.noticeOn ? (
                  <>
                    notice by <DateText value={day(license.noticeOn)} />,{" "}
                  </>
                ) : null}
                ends <DateText value={day(license.endsOn)} />
              </span>
            ) : null}
            {byIdle ? <span className="text-muted text-sm whitespace-nowrap">{license.seats.idle} idle</span> : null}
            {isCounted(license) && !dates ? <LicenseSeatBar license={license} /> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
