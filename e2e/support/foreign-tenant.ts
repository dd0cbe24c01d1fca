import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { activateMachine } from "@/lib/activations/activate-machine";
import { createAddOn } from "@/lib/catalog/create-add-on";
import { createFeature } from "@/lib/catalog/create-feature";
import { createOrganization } from "@/lib/auth/create-organization";
import { createProduct } from "@/lib/catalog/create-product";
import { createRelease } from "@/lib/catalog/create-release";
import { createVendor } from "@/lib/catalog/create-vendor";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { checkOut } from "@/lib/floating/check-out";
import { createRule } from "@/lib/floating/create-rule";
import { grantAddOn } from "@/lib/entitlements/grant-add-on";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { systemActor, type AccountActor } from "@/lib/kernel/actor";
import { idMaker } from "@/lib/kernel/ids";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { secretsUnder } from "@/lib/kernel/secrets";
import { receiveFile } from "@/lib/imports/receive-file";
import { issueKeys } from "@/lib/keys/issue-keys";
import { createLicense } from "@/lib/licenses/create-license";
import { createLicenseType } from "@/lib/licenses/create-license-type";
import { listPurchases } from "@/lib/licenses/list-purchases";
import { createDepartment } from "@/lib/people/create-department";
import { createPerson } from "@/lib/people/create-person";
import { createSite } from "@/lib/people/create-site";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import { assignSeat } from "@/lib/seats/assign-seat";
import { findRunningPostgres } from "@/server/postgres/start-postgres";
import { demoData } from "./demo";
import { addForeignServer } from "./foreign-server";

/** Ids of another organisation in the same database; nobody of the sample company may find one of them. */
export type ForeignIds = {
  organizationId: string;
  vendor: string;
  product: string;
  release: string;
  feature: string;
  addOn: string;
  license: string;
  licenseType: string;
  department: string;
  site: string;
  person: string;
  seat: string;
  activation: string;
  pool: string;
  poolRule: string;
  lease: string;
  ticket: string;
  purchase: string;
  account: string;
  request: string;
  import: string;
  key: string;
  entitlement: string;
  licenseAddOn: string;
  override: string;
  usageSource: string;
  usageUser: string;
  usageFeature: string;
  /** By the feature's code, as programs name it. */
  meter: string;
};

export async function addForeignTenant(): Promise<ForeignIds> {
  const running = await findRunningPostgres(demoData);
  if (!running) throw new Error("the demo's database does not run");
  const pool = openPool(running.applicationUrl, 2);
  const random = (size: number) => Uint8Array.from(randomBytes(size));
  const now = () => new Date();
  const runtime: Runtime = {
    db: openDatabaseOn(pool),
    pool,
    now,
    newId: idMaker(now, random),
    randomBytes: random,
    secrets: secretsUnder(random(32), random),
    publicUrl: "http://localhost",
  };
  const organizationId = runtime.newId("organization");
  const actor = systemActor(organizationId, "foreign tenant", "rid_foreign");
  const owner = {
    name: "Otto Fremd",
    email: "otto@fremd.example",
    password: Buffer.from(random(12)).toString("base64url"),
  };
  const { owner: session } = await execute(runtime, actor, createOrganization, {
    name: "Fremd GmbH",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    owner,
  });
  const vendor = await execute(runtime, actor, createVendor, { name: "Fremdsoft" });
  const product = await execute(runtime, actor, createProduct, {
    vendorId: vendor.id,
    name: "Fremdware",
    requestable: true,
    approvalRules: [],
  });
  const license = await execute(runtime, actor, createLicense, {
    productId: product.id,
    term: "SUBSCRIPTION",
    allocation: "NAMED",
    purchase: { seats: 3 },
  });
  const licenseType = await execute(runtime, actor, createLicenseType, {
    name: "Fremdlizenz",
    term: "SUBSCRIPTION",
    allocation: "NAMED",
  });
  const { items: keys } = await execute(runtime, actor, issueKeys, { licenseId: license.id });
  const release = await execute(runtime, actor, createRelease, {
    productId: product.id,
    version: "1.0.0",
    releasedOn: "2026-01-01",
  });
  const feature = await execute(runtime, actor, createFeature, {
    productId: product.id,
    code: "fremd",
    name: "Fremdfunktion",
    kind: "METER",
  });
  const addOn = await execute(runtime, actor, createAddOn, {
    productId: product.id,
    code: "fremd",
    name: "Fremdpaket",
    features: [{ featureId: feature.id, value: 5 }],
  });
  const entitlement = await execute(runtime, actor, grantEntitlement, {
    licenseId: license.id,
    feature: feature.code,
    value: 5,
  });
  const bought = await execute(runtime, actor, grantAddOn, { licenseId: license.id, addOnId: addOn.id });
  const department = await execute(runtime, actor, createDepartment, { name: "Fremdabteilung" });
  const site = await execute(runtime, actor, createSite, {
    name: "Fremdort",
    country: "DE",
    timeZone: "Europe/Berlin",
  });
  const person = await execute(runtime, actor, createPerson, {
    displayName: "Fritz Fremd",
    email: "fritz@fremd.example",
  });
  const other = await execute(runtime, actor, createPerson, {
    displayName: "Frieda Fremd",
    email: "frieda@fremd.example",
  });
  const override = await execute(runtime, actor, grantOverride, {
    licenseId: license.id,
    feature: feature.code,
    personId: person.id,
    value: 9,
  });
  const seat = await execute(runtime, actor, assignSeat, { licenseId: license.id, personId: person.id });
  const bound = await execute(runtime, actor, createLicense, {
    productId: product.id,
    name: "Fremdbindung",
    term: "PERPETUAL",
    allocation: "NODE_LOCKED",
    metric: "DEVICE",
    purchase: { seats: 1 },
  });
  const machine = await execute(runtime, actor, activateMachine, { licenseId: bound.id, fingerprint: "fremdrechner" });
  const floating = await execute(runtime, actor, createLicense, {
    productId: product.id,
    name: "Fremdpool",
    term: "PERPETUAL",
    allocation: "FLOATING",
    purchase: { seats: 1 },
  });
  const checkedOut = (user: string) =>
    execute(runtime, actor, checkOut, {
      licenseId: floating.id,
      holder: { user, host: "fremdrechner" },
      wait: { maxSeconds: 86_400 },
    });
  const [lease, place] = [await checkedOut("fritz"), await checkedOut("frieda")];
  if (!("id" in lease) || !("ticket" in place)) throw new Error("the foreign pool was not empty");
  const rule = await execute(runtime, actor, createRule, {
    poolId: lease.poolId,
    kind: "EXCLUDE",
    groupKind: "HOST",
    subject: "farm-*",
  });
  const asked: AccountActor = {
    kind: "account",
    organizationId,
    accountId: session.accountId,
    personId: other.id,
    name: other.displayName,
    roles: ["EMPLOYEE"],
    origin: { ...actor.origin, channel: "web" },
  };
  const request = await execute(runtime, asked, askForSeat, { licenseId: license.id, reason: "Fremdbedarf" });
  const { items: purchases } = await execute(runtime, actor, listPurchases, { licenseId: license.id });
  const file = {
    fileName: "fremd.csv",
    bytes: Readable.from([Buffer.from("First name,Last name\nFritz,Fremd\n")]),
    answers: () => Promise.resolve({}),
  };
  const imported = await receiveFile(runtime, actor, file);
  const server = await addForeignServer(runtime, actor);
  await runtime.db.$disconnect();
  await pool.end();
  return {
    organizationId,
    vendor: vendor.id,
    product: product.id,
    release: release.id,
    feature: feature.id,
    addOn: addOn.id,
    license: license.id,
    licenseType: licenseType.id,
    department: department.id,
    site: site.id,
    person: person.id,
    seat: seat.id,
    activation: machine.id,
    pool: lease.poolId,
    poolRule: rule.id,
    lease: lease.id,
    ticket: place.ticket,
    purchase: purchases[0]?.id ?? "",
    account: session.accountId,
    request: request.id,
    import: imported.id,
    key: keys[0]?.id ?? "",
    entitlement: entitlement.id,
    licenseAddOn: bought.id,
    override: override.id,
    ...server,
    meter: feature.code,
  };
}

export function foreignIds(): ForeignIds {
  return JSON.parse(readFileSync(join(demoData, "foreign.json"), "utf8")) as ForeignIds;
}
