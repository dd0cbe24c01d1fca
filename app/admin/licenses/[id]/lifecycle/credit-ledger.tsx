import Link from "next/link";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { Lifecycle } from "@/lib/lifecycle/read-lifecycle";

const causes: Record<string, string> = {
  "plan-changed": "Unused days, given back by a change of plan",
  "end-moved": "Unused days, given back by an earlier end",
  used: "Paid a charge",
};

/** What came back and what it paid for; the sum is what is left for later charges. */
export function CreditLedger({ lifecycle: { id, credits, balances } }: { lifecycle: Lifecycle }) {
  return (
    <Panel
      title="Credit"
      note={balances.map((balance) => (
        <span key={balance.currency}>
          <Money {...balance} /> left
        </span>
      ))}
    >
      <Table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col" className="text-right">
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {credits.map((entry) => (
            <tr key={entry.id}>
              <td>
                <DateText value={entry.at} recent />
              </td>
              <td>
                {entry.purchaseId ? (
                  <Link className="link" href={`/admin/licenses/${id}/purchases/${entry.purchaseId}`}>
                    {causes[entry.cause] ?? entry.cause}
                  </Link>
                ) : (
                  (causes[entry.cause] ?? entry.cause)
                )}
              </td>
              <td className="text-right">
                <Money amount={entry.amount} currency={entry.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
