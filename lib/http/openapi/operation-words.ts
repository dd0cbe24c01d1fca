/** What the operations are about, in the singular and the plural, by the first part of their names. */
const things: Record<string, readonly [one: string, many: string]> = {
  activations: ["a machine", "machines"],
  "add-ons": ["an add-on", "add-ons"],
  audit: ["an event", "events of the trail"],
  departments: ["a department", "departments"],
  entitlements: ["an entitlement", "entitlements"],
  features: ["a feature", "features"],
  files: ["a file", "files"],
  imports: ["an import", "imports"],
  keys: ["a licence key", "licence keys"],
  "license-add-ons": ["an add-on of a licence", "add-ons of a licence"],
  "license-types": ["a licence type", "licence types"],
  licenses: ["a licence", "licences"],
  lifecycle: ["a licence", "licences"],
  meters: ["a meter", "meters"],
  overrides: ["an override", "overrides"],
  people: ["a person", "people"],
  pools: ["a pool", "pools"],
  products: ["a product", "products"],
  purchases: ["a purchase", "purchases"],
  releases: ["a release", "releases"],
  requests: ["a request", "requests"],
  seats: ["a seat", "seats"],
  sites: ["a site", "sites"],
  suites: ["a suite", "suites"],
  vendors: ["a vendor", "vendors"],
};

/** What the name alone would not say well. */
const special: Record<string, string> = {
  "audit.list": "Read the trail",
  "entitlements.explain": "Explain which features hold, and why",
  "entitlements.switch": "Switch an entitlement on or off",
  "files.issue-license": "Issue a licence file",
  "files.issue-machine": "Issue a machine file",
  "files.revocations": "Read the revocation list",
  "imports.bad-rows": "Download the rows that were not taken",
  "imports.plan": "Say how a file is to be read",
  "imports.problems": "List what is wrong in a file",
  "imports.start": "Run an import",
  "imports.upload": "Upload a file",
  "activations.heartbeat": "Send a heartbeat of a machine",
  "activations.move": "Move an activation to other hardware",
  "keys.issue": "Issue licence keys",
  "license-add-ons.switch": "Switch an add-on of a licence on or off",
  "license-types.apply": "Apply a licence type to licences",
  "license-types.differences": "List licences that differ from their type",
  "lifecycle.add-maintenance": "Buy maintenance for a licence",
  "lifecycle.cancel": "Cancel a licence at the end of its term",
  "lifecycle.change-plan": "Change the plan of a licence, prorated",
  "lifecycle.convert": "Convert a trial",
  "lifecycle.coterm": "Give licences one last day",
  "lifecycle.extend-trial": "Extend a trial",
  "lifecycle.maintenance": "List the maintenance of a licence",
  "lifecycle.preview-conversion": "See what converting a trial would do",
  "lifecycle.preview-coterm": "See what one last day for licences would cost",
  "lifecycle.preview-maintenance": "See what maintenance would be bought",
  "lifecycle.preview-plan-change": "See what a change of plan would cost",
  "lifecycle.preview-renewal": "See what a renewal would do",
  "lifecycle.renewals": "List renewals that are due",
  "lifecycle.undo-cancel": "Take a cancellation back",
  "meters.consume": "Use units of a meter",
  "meters.read": "Read the meters of a licence",
  "meters.release": "Give units of a meter back",
  "reports.position": "Read the licence position",
  "reports.upgrade-eligibility": "Find out who may move to a version",
  "requests.get": "Read a request",
  "suites.set-components": "Say what a suite consists of",
  "usage.record": "Record usage signals",
  "validation.validate": "Validate a licence for a use",
};

/** An operation as people say it: "licenses.suspend" is "Suspend a licence". */
export function operationInWords(name: string): string {
  const known = special[name];
  if (known !== undefined) return known;
  const [about = "", act = ""] = name.split(".");
  const [one, many] = things[about] ?? [about.replaceAll("-", " "), about.replaceAll("-", " ")];
  const verb = act.replaceAll("-", " ");
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${act === "list" ? many : one}`;
}
