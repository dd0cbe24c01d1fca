import { z } from "zod";
import {
  archivedFilter,
  idField,
  optionalDay,
  optionalEmail,
  optionalId,
  optionalText,
  requiredText,
  searchFilter,
  versionField,
} from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { isCountry } from "./countries";
import { isTimeZone } from "./time-zones";

const departmentFields = { name: requiredText(120), parentId: optionalId, costCenter: optionalText(60) };

export const createDepartmentInput = z.strictObject(departmentFields).partial().required({ name: true });
export const changeDepartmentInput = z
  .strictObject(departmentFields)
  .partial()
  .extend({ departmentId: idField, version: versionField });
export const departmentIdInput = z.strictObject({ departmentId: idField });
export const listDepartmentsInput = pageInput
  .extend({ q: searchFilter, parent: idField.optional(), archived: archivedFilter })
  .strict();

const addressRange = z.union([z.cidrv4(), z.cidrv6()], "is an address range such as 192.168.0.0/16 or 2001:db8::/32");

const siteFields = {
  name: requiredText(120),
  country: z.string().trim().toUpperCase().refine(isCountry, "is a country's two letters (ISO 3166-1), such as NL"),
  timeZone: z.string().trim().refine(isTimeZone, "is a time zone such as Europe/Amsterdam"),
  addressRanges: z.array(z.string().trim().pipe(addressRange)).max(200),
};

export const createSiteInput = z.strictObject(siteFields).partial({ addressRanges: true });
export const changeSiteInput = z.strictObject(siteFields).partial().extend({ siteId: idField, version: versionField });
export const siteIdInput = z.strictObject({ siteId: idField });
export const listSitesInput = pageInput
  .extend({ q: searchFilter, country: z.string().max(2).optional(), archived: archivedFilter })
  .strict();

const personKinds = ["EMPLOYEE", "CONTRACTOR"] as const;
const personStatuses = ["ACTIVE", "ON_LEAVE", "SUSPENDED", "DEPARTED"] as const;

const personFields = {
  displayName: requiredText(200),
  givenName: optionalText(120),
  familyName: optionalText(120),
  email: optionalEmail,
  username: optionalText(120),
  employeeNumber: optionalText(60),
  title: optionalText(160),
  kind: z.enum(personKinds),
  departmentId: optionalId,
  siteId: optionalId,
  managerId: optionalId,
  sponsorId: optionalId,
  startsOn: optionalDay,
  endsOn: optionalDay,
  notes: optionalText(4_000),
};

export const createPersonInput = z.strictObject(personFields).partial().required({ displayName: true });
export const changePersonInput = z
  .strictObject(personFields)
  .partial()
  .extend({ personId: idField, version: versionField });
export const personIdInput = z.strictObject({ personId: idField });

export const changeStatusInput = z.strictObject({
  personId: idField,
  status: z.enum(["ACTIVE", "ON_LEAVE", "SUSPENDED"]),
  reason: optionalText(500).optional(),
});
export const departInput = z.strictObject({ personId: idField, reason: optionalText(500).optional() });
export const movePeopleInput = z.strictObject({
  personIds: z.array(idField).min(1).max(200),
  departmentId: optionalId,
});

export const listPeopleInput = pageInput
  .extend({
    q: searchFilter,
    email: z.string().trim().toLowerCase().max(254).optional(),
    department: idField.optional(),
    site: idField.optional(),
    manager: idField.optional(),
    status: z.enum(personStatuses).optional(),
    kind: z.enum(personKinds).optional(),
    archived: archivedFilter,
  })
  .strict();

export const optionsInput = z.strictObject({ q: searchFilter });
