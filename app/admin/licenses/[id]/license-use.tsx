import { Count } from "@/components/count";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { asUser } from "@/lib/http/as-user";
import { countUse, recentDays, type LicenseUse as Use } from "@/lib/licenses/count-use";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { countryName } from "@/lib/people/countries";
import { day } from "../license-columns";
import { counted } from "../license-words";
import { UseChart } from "./use-chart";

/** Who used a licence without seats, lately and over the year, and where it may be used. */
export async function LicenseUse({ license }: { license: LicenseDetail }) {
  const { recent, days, months } = await asUser(countUse, { licenseId: license.id });
  const bars = days.map(({ from, people, machines }) => ({ day: day(from), people, machines }));
  return (
    <div className="mt-4 grid gap-4">
      <Panel
        title={`Used by ${counted(recent.people, "person", "people")} and ${counted(recent.machines, "machine")} in the last ${recentDays} days`}
        note="each counted once"
      >
        <UseChart days={bars} />
      </Panel>
      <Panel title="By month">
        <Table>
          <thead>
            <tr>
              <th>Month</th>
              <th className="text-right">People</th>
              <th className="text-right">Machines</th>
            </tr>
          </thead>
          <tbody>
            {inUse(months)
              .reverse()
              .map(({ from, people, machines }) => (
                <tr key={day(from)}>
                  <td>{monthName.format(from)}</td>
                  <td className="text-right">
                    <Count value={people} />
                  </td>
                  <td className="text-right">
                    <Count value={machines} />
                  </td>
                </tr>
              ))}
          </tbody>
        </Table>
      </Panel>
      <Panel title="Where it may be used">
        <p>{placesInWords(license)}</p>
      </Panel>
    </div>
  );
}

const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** The months from the first in which somebody used it; the present one, where nobody has. */
function inUse(months: Use["months"]): Use["months"] {
  const first = months.findIndex(({ people, machines }) => people + machines > 0);
  return months.slice(first < 0 ? -1 : first);
}

function placesInWords({ countries, restrictedTo: { sites, departments } }: LicenseDetail): string {
  const parts = [
    countries.length > 0 ? `in ${listed(countries.map(countryName))}` : null,
    sites.length > 0 ? `at ${listed(sites.map(({ name }) => name))}` : null,
    departments.length > 0 ? `by people of ${listed(departments.map(({ name }) => name))} and what is below` : null,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? "Everywhere in the organisation, by everybody, without a limit."
    : `Only ${parts.join(", ")}; there without a limit.`;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}
