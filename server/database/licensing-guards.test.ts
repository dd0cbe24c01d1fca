import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";

type Row = Record<string, string | number | boolean | Buffer | null>;

const at = "2026-11-02T09:00:00Z";

/** Writes a row past every command, as a script or a mistake of ours would. */
async function insert({ runtime, organizationId }: World, table: string, row: Row): Promise<void> {
  const values: Row = { organization_id: organizationId, ...row };
  const names = Object.keys(values);
  const marks = names.map((_, index) => `$${index + 1}`);
  await runtime.pool.query(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks.join(", ")})`, [
    ...Object.values(values),
  ]);
}

/** The guard that refused, by its name; null where nothing did. */
async function refusedBy(write: Promise<unknown>): Promise<string | null> {
  try {
    await write;
    return null;
  } catch (error) {
    if (error instanceof Error && "constraint" in error) return String(error.constraint);
    throw error;
  }
}

/** One of each thing, in order: what the bad rows lean on or run into. */
async function openEstate() {
  const world = await openWorld();
  const machines = { term: "PERPETUAL", allocation: "NODE_LOCKED", metric: "DEVICE" } as const;
  const { id: suite } = await world.product({ code: "SUITE" });
  const { id: part } = await world.product({ code: "PART" });
  const { id: licence } = await world.license({ ...machines, productId: suite, seats: 9 });
  const { id: full } = await world.license({ ...machines, productId: suite, seats: 1 });
  const { id: named } = await world.license({ seats: 1 });
  const { id: person } = await world.person();
  const { id: department } = await world.department();
  const { id: site } = await world.site();
  const made = { created_at: at };
  const feature = { product_id: suite, name: "Export", kind: "METER", ...made };
  const type = { term: "SUBSCRIPTION", allocation: "NAMED", ...made };
  const release = { product_id: suite, released_on: "2026-06-01", ...made };
  const period = { license_id: licence, ...made };
  const credit = { license_id: licence, currency: "EUR", cause: "plan-changed", ...made };
  const signing = { kid: "k2", public_key: Buffer.alloc(32), sealed: Buffer.alloc(1), ...made };
  const key = { license_id: licence, sealed: Buffer.alloc(1), hint: "ABCDE", ...made };
  const machine = { license_id: licence, activated_at: at };
  const override = { license_id: licence, feature_id: "f", ...made };
  const rows: [string, Row][] = [
    ["feature", { ...feature, id: "f", code: "export" }],
    ["feature", { ...feature, id: "f2", code: "import" }],
    ["add_on", { id: "ao", product_id: suite, code: "more", name: "More", ...made }],
    ["license_type", { ...type, id: "t", name: "House" }],
    ["release", { ...release, id: "r", version: "5.0.0" }],
    ["maintenance_period", { ...period, id: "m", starts_on: "2026-01-01", ends_on: "2026-12-31" }],
    ["license_credit", { ...credit, id: "c", amount: 500 }],
    ["signing_key", { ...signing, id: "s", kid: "k1" }],
    ["license_key", { ...key, id: "k", kind: "SHORT", hash: "h1", revoked_at: at }],
    ["license_key", { ...key, id: "k3", kind: "SHORT", hash: "h3", replaced_at: at }],
    ["activation", { ...machine, id: "a", fingerprint: "one", identity: "vm:1" }],
    ["activation", { ...machine, id: "a2", fingerprint: "gone", ended_at: at, end_reason: "MOVED" }],
    ["activation", { ...machine, id: "a3", license_id: full, fingerprint: "only" }],
    ["activation_move", { id: "v", license_id: licence, activation_id: "a", machine: "{}", ...made }],
    ["license_transfer", { id: "x", license_id: licence, status: "PENDING", ...made }],
    ["entitlement", { ...override, id: "e" }],
    ["entitlement_override", { ...override, id: "o", person_id: person }],
    ["suite_component", { suite_id: suite, component_id: part }],
  ];
  for (const [table, row] of rows) await insert(world, table, row);
  const bases = { feature, type, release, period, credit, signing, key, machine, override, made };
  return { world, suite, part, licence, full, named, person, department, site, ...bases };
}

test("whatever writes it, a row that contradicts the rules of licensing is refused by the guard that is there for it", async () => {
  const estate = await openEstate();
  const { world, suite, part, licence, full, named, person, department, site, made } = estate;
  const { feature, type, release, period, credit, signing, key, machine, override } = estate;
  const ends = { starts_at: at, ends_at: at };
  const addOn = { license_id: licence, add_on_id: "ao", ...made };
  const meter = { license_id: licence, feature_id: "f", period_on: "2026-11-01" };
  const product = { vendor_id: (await world.vendor()).id, name: "Other", ...made };
  const inserts: [guard: string, table: string, row: Row][] = [
    ["license_type_name_once", "license_type", { ...type, id: "b", name: "HOUSE" }],
    ["license_type_rules_in_range", "license_type", { ...type, id: "b", name: "B", grace_days: -1 }],
    ["license_type_rules_in_range", "license_type", { ...type, id: "b", name: "B", lease_seconds: 0 }],
    ["license_type_rules_in_range", "license_type", { ...type, id: "b", name: "B", seats: -1 }],
    ["license_type_overage_percent_given", "license_type", { ...type, id: "b", name: "B", overage: "PERCENT" }],
    [
      "license_type_one_duration",
      "license_type",
      { ...type, id: "b", name: "B", duration_months: 1, duration_days: 1 },
    ],
    ["product_code_once", "product", { ...product, id: "b", code: "suite" }],
    ["product_code_is_a_word", "product", { ...product, id: "b", code: "two words" }],
    ["feature_code_once", "feature", { ...feature, id: "b", code: "EXPORT" }],
    ["feature_token_weight_positive", "feature", { ...feature, id: "b", code: "b", token_weight: 0 }],
    ["add_on_code_once", "add_on", { id: "b", product_id: suite, code: "MORE", name: "More", ...made }],
    ["add_on_feature_value_not_negative", "add_on_feature", { add_on_id: "ao", feature_id: "f", value: -1 }],
    ["release_version_once", "release", { ...release, id: "b", version: "5.0.0" }],
    ["release_channel_is_a_word", "release", { ...release, id: "b", version: "5.1.0", channel: "No Word" }],
    [
      "maintenance_period_no_overlap",
      "maintenance_period",
      { ...period, id: "b", starts_on: "2026-12-31", ends_on: "2027-12-30" },
    ],
    [
      "maintenance_period_ends_after_it_starts",
      "maintenance_period",
      { ...period, id: "b", starts_on: "2028-02-02", ends_on: "2028-02-01" },
    ],
    [
      "maintenance_period_price_has_currency",
      "maintenance_period",
      { ...period, id: "b", starts_on: "2028-01-01", ends_on: "2028-02-01", price_amount: 1 },
    ],
    ["license_credit_not_nothing", "license_credit", { ...credit, id: "b", amount: 0 }],
    ["signing_key_current_once", "signing_key", { ...signing, id: "b" }],
    ["signing_key_current_verifies", "signing_key", { ...signing, id: "b", verifies_until: at }],
    ["signing_key_is_ed25519", "signing_key", { ...signing, id: "b", retired_at: at, public_key: Buffer.alloc(31) }],
    ["license_key_signed_by_a_key", "license_key", { ...key, id: "b", kind: "SIGNED", hash: "h2" }],
    ["license_transfer_pending_once", "license_transfer", { id: "b", license_id: licence, status: "PENDING", ...made }],
    ["activation_once_per_machine", "activation", { ...machine, id: "b", fingerprint: "one", identity: "vm:1" }],
    ["activation_once_per_identity", "activation", { ...machine, id: "b", fingerprint: "two", identity: "vm:1" }],
    ["activation_within_capacity", "activation", { ...machine, id: "b", license_id: full, fingerprint: "two" }],
    ["activation_on_node_locked_license", "activation", { ...machine, id: "b", license_id: named, fingerprint: "two" }],
    ["activation_units_positive", "activation", { ...machine, id: "b", fingerprint: "two", units: 0 }],
    ["activation_end_has_reason", "activation", { ...machine, id: "b", fingerprint: "two", ended_at: at }],
    [
      "activation_ends_after_it_starts",
      "activation",
      { ...machine, id: "b", fingerprint: "two", ended_at: "2026-11-02T08:59:59Z", end_reason: "DEAD" },
    ],
    [
      "activation_move_pending_once",
      "activation_move",
      { id: "b", license_id: licence, activation_id: "a", machine: "{}", ...made },
    ],
    ["entitlement_once_per_feature", "entitlement", { ...override, id: "b" }],
    ["entitlement_value_not_negative", "entitlement", { ...override, id: "b", feature_id: "f2", value: -1 }],
    ["entitlement_ends_after_it_starts", "entitlement", { ...override, id: "b", feature_id: "f2", ...ends }],
    ["license_add_on_quantity_positive", "license_add_on", { ...addOn, id: "b", quantity: 0 }],
    ["license_add_on_ends_after_it_starts", "license_add_on", { ...addOn, id: "b", ...ends }],
    ["entitlement_override_once", "entitlement_override", { ...override, id: "b", person_id: person }],
    [
      "entitlement_override_of_one",
      "entitlement_override",
      { ...override, id: "b", person_id: person, department_id: department },
    ],
    ["entitlement_override_of_one", "entitlement_override", { ...override, id: "b" }],
    [
      "entitlement_override_value_not_negative",
      "entitlement_override",
      { ...override, id: "b", activation_id: "a", value: -1 },
    ],
    [
      "entitlement_override_ends_after_it_starts",
      "entitlement_override",
      { ...override, id: "b", activation_id: "a", ...ends },
    ],
    ["meter_never_below_zero", "meter", { ...meter, used: -1 }],
    ["meter_never_below_zero", "meter", { ...meter, tokens: -1 }],
    ["suite_component_not_itself", "suite_component", { suite_id: named, component_id: named }],
    ["suite_component_not_nested", "suite_component", { suite_id: part, component_id: suite }],
    [
      "country_claim_times_positive",
      "country_claim",
      { license_id: licence, site_id: site, claimed: "DE", day: "2026-11-02", times: 0 },
    ],
  ];
  for (const [guard, table, row] of inserts)
    expect([guard, await refusedBy(insert(world, table, row))]).toEqual([guard, guard]);

  const changes: [guard: string, statement: string][] = [
    ["license_rules_in_range", "UPDATE license SET grace_days = -1"],
    ["license_rules_in_range", "UPDATE license SET move_period_days = 0"],
    ["license_rules_in_range", "UPDATE license SET trial_extensions = -1"],
    ["license_overage_percent_given", "UPDATE license SET overage = 'PERCENT'"],
    ["license_overage_percent_given", "UPDATE license SET overage = 'PERCENT', overage_percent = 1001"],
    ["license_one_duration", "UPDATE license SET duration_months = 12, duration_days = 365"],
    ["license_maintenance_price_has_currency", "UPDATE license SET maintenance_price_amount = 100"],
    ["license_credit_only_grows", "UPDATE license_credit SET amount = 400"],
    ["license_credit_only_grows", "DELETE FROM license_credit"],
    ["license_key_is_history", "UPDATE license_key SET revoked_at = NULL WHERE id = 'k'"],
    ["license_key_is_history", "UPDATE license_key SET replaced_at = NULL WHERE id = 'k3'"],
    ["license_key_is_history", "UPDATE license_key SET hash = 'other' WHERE id = 'k'"],
    ["license_key_is_history", "DELETE FROM license_key"],
    ["activation_is_history", "UPDATE activation SET ended_at = NULL, end_reason = NULL WHERE id = 'a2'"],
    ["activation_is_history", "UPDATE activation SET fingerprint = 'another' WHERE id = 'a2'"],
    ["activation_is_history", "UPDATE activation SET activated_at = now() WHERE id = 'a'"],
    ["activation_is_history", "DELETE FROM activation"],
  ];
  for (const [guard, statement] of changes)
    expect([statement, await refusedBy(world.runtime.pool.query(statement))]).toEqual([statement, guard]);
});
