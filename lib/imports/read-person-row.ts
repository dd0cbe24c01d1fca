import type { PersonField } from "./fields";
import { parseDate } from "./parse-date";
import { parseEmail } from "./parse-email";
import { joinPersonName, parsePersonName } from "./parse-person-name";
import { quoted, type Reading } from "./reading";
import type { PersonRecord, PersonReference, RowResult } from "./records";
import type { RowReader } from "./row-reader";
import type { ImportOptions } from "./schema";

export function readPersonRow(reader: RowReader<PersonField>, options: ImportOptions): RowResult<PersonRecord> {
  const date = (text: string) => parseDate(text, options.dateOrder);
  const full = reader.text("fullName");
  const given = reader.text("givenName", 120);
  const family = reader.text("familyName", 120);
  const email = reader.value("email", parseEmail);
  const username = reader.text("username", 120);
  const employeeNumber = reader.text("employeeNumber", 60);
  const name = joinPersonName(given, family) ?? (full ? parsePersonName(full) : null);
  const person = nameOrSubstitute({ name, email, username, employeeNumber });
  const startsOn = reader.value("startsOn", date);
  const endsOn = reader.value("endsOn", date);

  if (!name && person)
    reader.report(null, `The row has no name; the person is listed as ${quoted(person.displayName ?? "")}.`, "warning");
  if (!person)
    reader.report(null, "The row names nobody: it has no name, e-mail, user name or employee number.", "error");
  if (startsOn && endsOn && endsOn < startsOn)
    reader.report("endsOn", `The end date ${endsOn} is before the start date ${startsOn}.`, "error");
  const kind = reader.value("kind", parseKind) ?? "EMPLOYEE";
  const sponsor = reader.text("sponsor");
  if (kind === "CONTRACTOR" && !sponsor)
    reader.report("sponsor", "A contractor needs a sponsor: somebody here who answers for them.", "error");
  if (kind === "CONTRACTOR" && !endsOn) reader.report("endsOn", "A contractor needs an end date.", "error");
  const manager = reader.text("manager");
  const ownManager = manager !== null && person !== null && isSamePerson(manager, person);
  if (ownManager) reader.report("manager", `${quoted(manager)} would be their own manager. Left empty.`, "warning");

  const record: PersonRecord | null = person && {
    ...person,
    title: reader.text("title", 160),
    department: reader.text("department", 120),
    site: reader.text("site", 120),
    manager: ownManager ? null : manager,
    sponsor,
    kind,
    startsOn,
    endsOn,
    notes: reader.lines("notes", 4000),
  };
  return { record: reader.leftOut ? null : record, title: person?.displayName ?? full ?? "" };
}

/** Somebody known by an e-mail address or a user name alone is listed under it until a name is known. */
export function nameOrSubstitute(known: {
  name: { displayName: string; givenName: string | null; familyName: string | null } | null;
  email: string | null;
  username: string | null;
  employeeNumber: string | null;
}): PersonReference | null {
  const { name, email, username, employeeNumber } = known;
  const displayName = name?.displayName ?? email ?? username ?? employeeNumber;
  if (displayName === null) return null;
  return {
    displayName,
    givenName: name?.givenName ?? null,
    familyName: name?.familyName ?? null,
    email,
    username,
    employeeNumber,
  };
}

function isSamePerson(manager: string, person: PersonReference): boolean {
  const own = [person.displayName, person.email, person.username, person.employeeNumber];
  return own.some((name) => name?.toLowerCase() === manager.toLowerCase());
}

function parseKind(text: string): Reading<"EMPLOYEE" | "CONTRACTOR"> {
  const word = text.toLowerCase();
  if (/contract|freelance|consultant|extern|temp|agency/.test(word)) return { value: "CONTRACTOR" };
  if (/employ|staff|permanent|intern|full.?time|part.?time|regular/.test(word)) return { value: "EMPLOYEE" };
  return { value: "EMPLOYEE", warning: `${quoted(text)} is neither employee nor contractor; read as employee.` };
}
