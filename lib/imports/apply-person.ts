import { isoDay } from "@/lib/kernel/calendar";
import { within } from "@/lib/kernel/operation";
import { dayOrNull } from "@/lib/licenses/days";
import { departPerson } from "@/lib/people/depart-person";
import { ensureDepartment } from "@/lib/people/ensure-department";
import { ensurePerson } from "@/lib/people/ensure-person";
import { findSite } from "@/lib/people/find-site";
import { matchPerson } from "@/lib/people/match-person";
import { reportOn, RowFault, type Applying } from "./applying";
import { reportContradictions } from "./contradictions";
import { findColleague } from "./find-colleague";
import { quoted } from "./reading";
import type { PersonRecord, PersonReference } from "./records";
import { normalName, personKeys } from "./subject-keys";

/** How a row names a person, for the people's own rules of who is meant. */
export function namesOf(source: string, person: PersonReference) {
  const { displayName, givenName, familyName, email, username, employeeNumber } = person;
  return {
    source,
    externalId: employeeNumber,
    displayName: displayName ?? "",
    givenName,
    familyName,
    email,
    username,
    employeeNumber,
  };
}

/** Creates the person, or changes what the row states otherwise. Empty cells change nothing; managers are linked once all are here. */
export async function applyPerson(applying: Applying, record: PersonRecord): Promise<void> {
  const { ctx, book, row, source, touches } = applying;
  const keys = personKeys(record);
  const facts = factsOf(record);
  const label = record.displayName ?? "";
  const earlier = book.find(keys);
  if (earlier) {
    reportContradictions(applying, earlier, facts);
    const known = await matchPerson(ctx, namesOf(source, record));
    if (known) return void touches.push({ type: "person", id: known.id, did: "unchanged", label, keys });
  }
  book.add(keys, row, facts);
  const { title, notes, kind } = record;
  const person = await ensurePerson(ctx, {
    ...namesOf(source, withoutSubstitute(record)),
    title,
    notes,
    ...(applying.rules.mapping.kind === undefined ? {} : { kind }),
    startsOn: dayOrNull(record.startsOn),
    endsOn: dayOrNull(record.endsOn),
    departmentId: await departmentOf(applying, record.department),
    siteId: await siteOf(applying, record.site),
    sponsorId: await sponsorOf(applying, record.sponsor),
  });
  touches.push({ type: "person", id: person.id, did: person.outcome, label, keys });
  // A dry run looks managers up by it.
  book.add([`person/full-name/${normalName(label)}`], row);
  await departIfOver(applying, person.id, record.endsOn);
}

/** The person whom a licence or seat row names: found and left as they are, or listed with what the row knows. */
export async function applyHolder(applying: Applying, reference: PersonReference): Promise<string> {
  const person = await ensurePerson(applying.ctx, namesOf(applying.source, reference), { known: "keep" });
  applying.touches.push({
    type: "person",
    id: person.id,
    did: person.outcome,
    label: reference.displayName ?? "",
    keys: personKeys(reference),
  });
  return person.id;
}

/** An end date that has passed: the person is listed as one who left, so that no seat is given to them. */
async function departIfOver(applying: Applying, personId: string, endsOn: string | null): Promise<void> {
  if (endsOn === null || endsOn >= isoDay(applying.today)) return;
  const { status } = await applying.ctx.tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { status: true },
  });
  if (status === "DEPARTED") return;
  await within(applying.ctx, departPerson, { personId, reason: `Their end date was ${endsOn}.` });
  reportOn(applying, "endsOn", `The end date ${endsOn} has passed; the person is listed as departed.`, "warning");
}

async function departmentOf(applying: Applying, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const department = await ensureDepartment(applying.ctx, name);
  applying.touches.push({
    type: "department",
    id: department.id,
    did: department.outcome,
    label: name,
    keys: [`department/${normalName(name)}`],
  });
  return department.id;
}

async function siteOf(applying: Applying, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const site = await findSite(applying.ctx, name);
  if (site === null)
    reportOn(
      applying,
      "site",
      `There is no site ${quoted(name)} here. Left empty: a site also needs a country and a time zone, so add it by hand.`,
      "warning",
    );
  return site;
}

async function sponsorOf(applying: Applying, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const found = await findColleague(applying.ctx, name);
  if ("fault" in found)
    throw new RowFault("sponsor", `${found.fault} A sponsor is here already, or stands above in the file.`);
  return found.id;
}

/** A name made up from an address must not replace the name that is known. */
function withoutSubstitute(record: PersonRecord): PersonReference {
  const { displayName, email, username, employeeNumber } = record;
  return { ...record, displayName: displayName ?? email ?? username ?? employeeNumber };
}

function factsOf({
  displayName,
  email,
  username,
  employeeNumber,
  title,
  department,
  site,
  manager,
  sponsor,
  startsOn,
  endsOn,
}: PersonRecord) {
  return {
    fullName: displayName,
    email,
    username,
    employeeNumber,
    title,
    department,
    site,
    manager,
    sponsor,
    startsOn,
    endsOn,
  };
}
