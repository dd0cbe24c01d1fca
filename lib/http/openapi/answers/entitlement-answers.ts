import { z } from "zod";
import { FeatureKind, MeterReset } from "@/lib/db/generated/enums";
import { count, id, instant, named, pageOf, text, version } from "../answer-fields";

const value = z.int().nullable().meta({ description: "Null for a FLAG, and for a METER without a limit." });
const life = { archivedAt: instant.nullable(), createdAt: instant, version };

const feature = z.strictObject({
  id,
  productId: id,
  code: text,
  name: text,
  description: text.nullable(),
  kind: z.enum(FeatureKind),
  unit: text.nullable(),
  meterReset: z.enum(MeterReset),
  tokenWeight: count.nullable().meta({ description: "Tokens that one unit takes, under a licence counted by TOKEN." }),
  ...life,
});
const featureDetail = feature.extend({ licenses: count, addOns: count });

const shortFeature = z.strictObject({ id, code: text, name: text, kind: z.enum(FeatureKind), unit: text.nullable() });
const valued = { code: text, name: text, kind: z.enum(FeatureKind), unit: text.nullable(), value };

const addOn = z.strictObject({
  id,
  productId: id,
  code: text,
  name: text,
  description: text.nullable(),
  features: z.array(z.strictObject({ featureId: id, ...valued })),
  licenses: count,
  ...life,
});

const suiteProduct = named.extend({ archivedAt: instant.nullable(), vendor: named });
const suite = z.strictObject({
  id,
  name: text,
  version,
  components: z.array(suiteProduct),
  suites: z.array(suiteProduct).meta({ description: "The suites that this product is a component of." }),
});

const granted = {
  enabled: z.boolean(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  standing: z.enum(["IN_FORCE", "SWITCHED_OFF", "NOT_STARTED", "ENDED", "WITHDRAWN"]),
  ...life,
};
const entitlement = z.strictObject({
  id,
  licenseId: id,
  feature: shortFeature.extend({ product: named }),
  value,
  ...granted,
});
const licenseAddOn = z.strictObject({
  id,
  licenseId: id,
  addOn: z.strictObject({ id, code: text, name: text, features: z.array(z.strictObject({ id, ...valued })) }),
  quantity: count,
  ...granted,
});
const subjectKind = z.enum(["person", "machine", "department"]);
const override = z.strictObject({
  id,
  licenseId: id,
  feature: shortFeature,
  subject: z.strictObject({ kind: subjectKind, id, name: text }),
  value,
  reason: text.nullable(),
  ...granted,
});

const chosen = z.strictObject({ of: subjectKind, subjectId: id, id });
const because = z.union([
  z.strictObject({ rule: z.literal("override"), override: chosen }),
  z.strictObject({
    rule: z.literal("licence"),
    entitlement: z.strictObject({ id, value }).nullable(),
    addOns: z.array(z.strictObject({ id, addOnId: id, quantity: count, value })),
  }),
  z.strictObject({ rule: z.literal("switched-off"), by: z.enum(["entitlement", "add-on"]), id }),
  z.strictObject({ rule: z.literal("switched-off"), by: z.literal("override"), override: chosen }),
  z.strictObject({ rule: z.literal("not-started"), startsAt: instant }),
  z.strictObject({ rule: z.literal("ended"), endsAt: instant }),
  z.strictObject({ rule: z.literal("not-granted") }),
]);
const effective = z.strictObject({
  subjects: z.array(z.strictObject({ kind: subjectKind, id, name: text })),
  items: z.array(
    shortFeature.extend({
      product: named,
      granted: z.boolean(),
      value: z.union([z.literal(true), count]).nullable(),
      because: because.meta({ description: "The rule that decided." }),
      until: instant.nullable().meta({ description: "When it changes by itself next." }),
    }),
  ),
  names: z.record(z.string(), text).meta({ description: "Names of what the rules refer to, by id." }),
});

const meter = z.strictObject({
  id,
  feature: text,
  name: text,
  unit: text.nullable(),
  reset: z.enum(MeterReset),
  limit: count.nullable(),
  used: count,
  remaining: count.nullable(),
  tokens: count,
  resetsAt: instant.nullable(),
});
const meters = z.strictObject({
  items: z.array(meter),
  tokens: z.strictObject({ limit: count.nullable(), used: count, resetsAt: instant.nullable() }).nullable(),
});

export const entitlementSchemas = {
  Feature: feature,
  AddOn: addOn,
  Suite: suite,
  Entitlement: entitlement,
  LicenseAddOn: licenseAddOn,
  Override: override,
  EffectiveEntitlements: effective,
  Meter: meter,
};

export const entitlementAnswers = {
  "features.list": pageOf(featureDetail),
  "features.read": feature,
  "features.create": feature,
  "features.change": feature,
  "add-ons.list": pageOf(addOn),
  "add-ons.read": addOn,
  "add-ons.create": addOn,
  "add-ons.change": addOn,
  "suites.read": suite,
  "suites.set-components": suite,
  "entitlements.list": pageOf(entitlement),
  "entitlements.read": entitlement,
  "entitlements.grant": entitlement,
  "entitlements.change": entitlement,
  "entitlements.switch": entitlement,
  "entitlements.explain": effective,
  "license-add-ons.list": pageOf(licenseAddOn),
  "license-add-ons.read": licenseAddOn,
  "license-add-ons.grant": licenseAddOn,
  "license-add-ons.change": licenseAddOn,
  "license-add-ons.switch": licenseAddOn,
  "overrides.list": pageOf(override),
  "overrides.read": override,
  "overrides.grant": override,
  "overrides.change": override,
  "meters.read": meters,
  "meters.consume": meter,
  "meters.release": meter,
};
