import { z } from "zod";
import { ruleFields } from "@/lib/licenses/license-rules-schema";
import { departments } from "./company";
import licenseRows from "./licenses.json";
import productRows from "./products.json";

const rule = z.enum(["MANAGER", "LICENSE_OWNER"]);

const sampleProduct = z.strictObject({
  vendor: z.string(),
  name: z.string(),
  category: z.string(),
  about: z.string(),
  /** The approval chain of what may be requested; null where it may not. */
  ask: z.array(rule).nullable(),
  download: z.string().optional(),
  server: z.string().optional(),
});

/** Fifteen vendors, forty products. */
export const products = z.array(sampleProduct).parse(productRows);

const sampleLicense = z.strictObject({
  product: z.string(),
  name: z.string().optional(),
  term: z.enum(["PERPETUAL", "SUBSCRIPTION", "TRIAL"]),
  allocation: z.enum(["NAMED", "FLOATING", "NODE_LOCKED", "SITE"]),
  deployment: z.enum(["ON_PREMISES", "CLOUD", "HYBRID"]).optional(),
  metric: z.enum(["USER", "DEVICE", "CORE", "TOKEN"]).optional(),
  /** The first lot: seats, and the price of one in minor units. */
  seats: z.int(),
  price: z.int(),
  currency: z.enum(["EUR", "USD"]).optional(),
  /** Months before now that it started, and months from now that it ends. */
  started: z.number().optional(),
  ends: z.number().optional(),
  noticeDays: z.int().optional(),
  automatic: z.boolean().optional(),
  /** Of which departments people hold it, and how many of them at the end; NAMED alone. */
  of: z.array(z.enum(departments.map((department) => department.key))).optional(),
  held: z.int().optional(),
  /** A second lot: seats, months before now that it started, months from now that it ends. */
  more: z.strictObject({ seats: z.int(), started: z.number(), ends: z.number() }).optional(),
  tag: z.enum(["named", "subscription", "trial", "floating", "nodeLocked", "site"]).optional(),
  /** Made from this built-in type. */
  type: z.enum(["PERPETUAL", "SUBSCRIPTION", "TRIAL", "FLOATING", "NODE_LOCKED", "SITE"]).optional(),
  /** Rules of its own. */
  rules: z.strictObject(ruleFields).omit({ term: true, allocation: true }).partial().optional(),
  /** Months from now that its maintenance ends, and what a unit of it costs a year, in minor units. */
  maintenance: z.strictObject({ ended: z.number(), price: z.int() }).optional(),
  /** Has a vendor's volume key. */
  key: z.boolean().optional(),
  /** Its seats cannot be given to another person. */
  fixed: z.boolean().optional(),
});

export type SampleLicense = z.output<typeof sampleLicense>;

/** Sixty licences over all terms and allocations: idle seats, one over its limit, some about to end, some ended. */
export const licenses = z.array(sampleLicense).parse(licenseRows);
