import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { Table } from "@/components/ui/table";
import { asUser } from "@/lib/http/as-user";
import { waitlist } from "@/lib/requests/waitlist";

/** Who waits, first in line first; a seat that becomes free goes to the head by itself. */
export async function LicenseWaitlist({ licenseId }: { licenseId: string }) {
  const rows = await asUser(waitlist, { licenseId });
  if (rows.length === 0) {
    return (
      <EmptyState title="Nobody waits">
        Whoever asks while all seats are held gets a place here, and the next free seat in turn.
      </EmptyState>
    );
  }
  const timeBoxed = rows.some(({ neededUntil }) => neededUntil);
  return (
    <Table aria-label="Waitlist" className="mt-4">
      <thead>
        <tr>
          <th scope="col" data-align="right">
            Place
          </th>
          <th scope="col">Person</th>
          <th scope="col">Waits since</th>
          {timeBoxed ? <th scope="col">Needed until</th> : null}
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-align="right">{row.place}</td>
            <td>
              <Link className="font-medium hover:underline" href={`/admin/requests/${row.id}`}>
                {row.person.name}
              </Link>
            </td>
            <td>{row.waitlistedAt ? <DateText value={row.waitlistedAt} recent /> : null}</td>
            {timeBoxed ? (
              <td>
                {row.neededUntil ? <DateText value={new Date(row.neededUntil).toISOString().slice(0, 10)} /> : null}
              </td>
            ) : null}
            <td className="[overflow-wrap:anywhere]">{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
