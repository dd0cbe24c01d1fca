import { z } from "zod";
import { PersonKind, PersonStatus } from "@/lib/db/generated/enums";
import { count, day, id, instant, named, pageOf, somebody, text, version } from "../answer-fields";

const person = z.strictObject({
  id,
  displayName: text,
  givenName: text.nullable(),
  familyName: text.nullable(),
  email: text.nullable(),
  username: text.nullable(),
  employeeNumber: text.nullable(),
  title: text.nullable(),
  kind: z.enum(PersonKind),
  status: z.enum(PersonStatus),
  departmentId: id.nullable(),
  siteId: id.nullable(),
  managerId: id.nullable(),
  sponsorId: id.nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  notes: text.nullable(),
  departedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});
const personRow = person.extend({ department: named.nullable(), site: named.nullable(), manager: somebody.nullable() });
const colleague = somebody.extend({ status: z.enum(PersonStatus) });
const personDetail = person.extend({
  departmentPath: z.array(named),
  site: named.extend({ country: text, timeZone: text }).nullable(),
  manager: colleague.nullable(),
  sponsor: colleague.nullable(),
  reports: z.array(somebody.extend({ title: text.nullable() })),
  identities: z.array(
    z.strictObject({ source: text, externalId: text, validFrom: instant, validUntil: instant.nullable() }),
  ),
});

const department = z.strictObject({
  id,
  parentId: id.nullable(),
  name: text,
  costCenter: text.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});
const departmentRow = department.extend({ above: z.array(named), people: count, children: count });
const departmentDetail = department.extend({
  above: z.array(named),
  children: z.array(named),
  people: count,
  peopleWithBelow: count,
});

const site = z.strictObject({
  id,
  name: text,
  country: text,
  timeZone: text,
  addressRanges: z.array(text),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});
const siteDetail = site.extend({ people: count });

export const peopleSchemas = {
  Person: person,
  PersonRow: personRow,
  PersonDetail: personDetail,
  Department: department,
  DepartmentRow: departmentRow,
  DepartmentDetail: departmentDetail,
  Site: site,
  SiteDetail: siteDetail,
};

export const peopleAnswers = {
  "people.list": pageOf(personRow),
  "people.read": personDetail,
  "people.create": person,
  "people.change": person,
  "departments.list": pageOf(departmentRow),
  "departments.read": departmentDetail,
  "departments.create": department,
  "departments.change": department,
  "sites.list": pageOf(siteDetail),
  "sites.read": siteDetail,
  "sites.create": site,
  "sites.change": site,
};
