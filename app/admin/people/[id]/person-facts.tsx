import Link from "next/link";
import { DateText } from "@/components/date";
import type { PersonDetail } from "@/lib/people/read-person";
import { Facts } from "../../facts";
import { kindWords } from "../person-words";

type Somebody = { id: string; displayName: string; status: string } | null;

function person(somebody: Somebody) {
  if (!somebody) return null;
  return (
    <>
      <Link className="link" href={`/admin/people/${somebody.id}`}>
        {somebody.displayName}
      </Link>
      {somebody.status === "DEPARTED" ? " (departed)" : null}
    </>
  );
}

export function PersonFacts({ person: one }: { person: PersonDetail }) {
  const path = one.departmentPath.map((department, index) => (
    <span key={department.id}>
      {index > 0 ? " / " : null}
      <Link className="link" href={`/admin/departments/${department.id}`}>
        {department.name}
      </Link>
    </span>
  ));
  return (
    <div className="mt-4">
      <Facts
        facts={[
          ["E-mail", one.email],
          ["User name", one.username],
          ["Employee number", one.employeeNumber],
          ["Full name", [one.givenName, one.familyName].filter(Boolean).join(" ")],
          ["Title", one.title],
          ["Kind", kindWords[one.kind]],
          ["Department", path.length > 0 ? path : null],
          [
            "Site",
            one.site ? (
              <Link key="site" className="link" href={`/admin/sites/${one.site.id}`}>
                {one.site.name}
              </Link>
            ) : null,
          ],
          ["Manager", person(one.manager)],
          ["Sponsor", person(one.sponsor)],
          ["Starts", one.startsOn ? <DateText key="starts" value={one.startsOn} /> : null],
          ["Last day", one.endsOn ? <DateText key="ends" value={one.endsOn} /> : null],
          ["Departed", one.departedAt ? <DateText key="departed" value={one.departedAt} time /> : null],
          [
            "Known as",
            one.identities
              .filter((identity) => identity.validUntil === null)
              .map((identity) => `${identity.externalId} (${identity.source})`)
              .join("\n"),
          ],
          ["Notes", one.notes],
          ["Added", <DateText key="added" value={one.createdAt} />],
        ]}
      />
    </div>
  );
}
