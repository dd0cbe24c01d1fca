import Link from "next/link";
import { DateText } from "@/components/date";
import { asUser } from "@/lib/http/as-user";
import { countryName } from "@/lib/people/countries";
import { listCountryClaims } from "@/lib/validation/list-country-claims";
import { day } from "../license-columns";
import { counted } from "../license-words";

/** Programs that said they were elsewhere than their address: nothing where there are none. */
export async function CountryClaims({ licenseId }: { licenseId: string }) {
  const claims = await asUser(listCountryClaims, { licenseId });
  if (claims.length === 0) return null;
  return (
    <section className="mb-6 max-w-[760px]" aria-labelledby="country-claims">
      <h2 id="country-claims" className="font-semibold">
        Possible violations
      </h2>
      <p className="text-muted mt-1 text-sm">
        Programs said they were in another country than the site that their address belongs to. The site&rsquo;s country
        was taken.
      </p>
      <ul className="mt-2 grid gap-1">
        {claims.map(({ site, claimed, days, lastOn }) => (
          <li key={`${site.id} ${claimed}`}>
            {countryName(claimed)} was claimed at{" "}
            <Link className="link" href={`/admin/sites/${site.id}`}>
              {site.name}
            </Link>{" "}
            ({countryName(site.country)}) on {counted(days, "day")}, last on <DateText value={day(lastOn)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
