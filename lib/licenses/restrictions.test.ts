import { expect, test } from "vitest";
import { restrictionVerdict, type Restrictions, type Whereabouts } from "./restrictions";

const berlin = { id: "sit_berlin", country: "DE" };
const lyon = { id: "sit_lyon", country: "FR" };
const nowhere: Whereabouts = { country: null, siteId: null, departmentPath: null };
const free: Restrictions = { countries: [], sites: [], departmentIds: [] };
const team = ["dep_works", "dep_sales", "dep_north"];

test.each<[what: string, license: Partial<Restrictions>, use: Partial<Whereabouts>, verdict: string | null]>([
  ["nothing is restricted", {}, {}, null],
  ["the department itself", { departmentIds: ["dep_north"] }, { departmentPath: team }, null],
  ["a department below", { departmentIds: ["dep_sales"] }, { departmentPath: team }, null],
  ["a department above", { departmentIds: ["dep_north"] }, { departmentPath: ["dep_works"] }, "DEPARTMENT_NOT_ALLOWED"],
  ["no department known", { departmentIds: ["dep_north"] }, {}, "DEPARTMENT_NOT_ALLOWED"],
  ["the country", { countries: ["DE", "NL"] }, { country: "NL" }, null],
  ["another country", { countries: ["DE"] }, { country: "FR" }, "COUNTRY_NOT_ALLOWED"],
  ["no country said", { countries: ["DE"] }, {}, "COUNTRY_SCOPE_REQUIRED"],
  ["no country said, at a site", { countries: ["DE"] }, { siteId: "sit_berlin" }, "COUNTRY_SCOPE_REQUIRED"],
  ["the site", { sites: [berlin] }, { siteId: "sit_berlin" }, null],
  ["another site", { sites: [berlin] }, { siteId: "sit_lyon" }, "COUNTRY_NOT_ALLOWED"],
  ["another site of the country", { sites: [berlin] }, { siteId: "sit_bonn", country: "DE" }, "COUNTRY_NOT_ALLOWED"],
  ["at no site, in a site's country", { sites: [berlin, lyon] }, { country: "FR" }, null],
  ["at no site, elsewhere", { sites: [berlin, lyon] }, { country: "ES" }, "COUNTRY_NOT_ALLOWED"],
  ["at no site that is known", { sites: [berlin] }, {}, "COUNTRY_SCOPE_REQUIRED"],
  [
    "the site, but not the country",
    { sites: [berlin], countries: ["FR"] },
    { siteId: "sit_berlin", country: "DE" },
    "COUNTRY_NOT_ALLOWED",
  ],
  [
    "the department goes before the country",
    { departmentIds: ["dep_x"], countries: ["DE"] },
    { departmentPath: team },
    "DEPARTMENT_NOT_ALLOWED",
  ],
])("%s", (_, license, use, verdict) => {
  expect(restrictionVerdict({ ...free, ...license }, { ...nowhere, ...use })).toBe(verdict);
});
