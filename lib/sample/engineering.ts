import { z } from "zod";
import rows from "./engineering.json";

const value = z.int().nullable();

const engineeringProduct = z.strictObject({
  product: z.string(),
  /** How client programs name it. */
  code: z.string(),
  /** Versions, and how many months ago each was published. */
  releases: z.array(z.tuple([z.string(), z.number()])),
  beta: z.tuple([z.string(), z.number()]).optional(),
  features: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      kind: z.enum(["FLAG", "LIMIT", "METER"]),
      unit: z.string().optional(),
      meterReset: z.enum(["NEVER", "DAY", "MONTH", "YEAR"]).optional(),
      tokenWeight: z.int().optional(),
    }),
  ),
  addOns: z
    .array(z.strictObject({ code: z.string(), name: z.string(), features: z.array(z.tuple([z.string(), value])) }))
    .optional(),
  /** Makes it a suite of these products. */
  contains: z.array(z.string()).optional(),
});

/** Products whose programs ask the licence server: versions, features, add-ons, and a suite. */
export const engineering = z.array(engineeringProduct).parse(rows);

type Grant = { feature: string; value?: number | null; enabled?: false };

/** What some licences grant, by the licence's name. */
export const grants: Record<string, { features: readonly Grant[]; addOn?: { code: string; quantity: number } }> = {
  "Altium Designer (perpetual)": {
    features: [
      { feature: "schematic" },
      { feature: "signal-integrity", enabled: false },
      { feature: "layers", value: 16 },
    ],
  },
  BenchVue: {
    features: [
      { feature: "instruments", value: 4 },
      { feature: "reports", value: 500 },
    ],
  },
  "BenchVue for the service fleet": {
    features: [{ feature: "instruments", value: 8 }, { feature: "automation" }, { feature: "reports", value: 2000 }],
    addOn: { code: "field-pack", quantity: 2 },
  },
  HFSS: { features: [{ feature: "solver-cores", value: 8 }, { feature: "distributed" }] },
  "HFSS HPC packs": { features: [{ feature: "distributed" }, { feature: "transient" }] },
  "SOLIDWORKS Professional": { features: [{ feature: "toolbox" }, { feature: "routing", enabled: false }] },
  "SOLIDWORKS Premium": { features: [{ feature: "toolbox" }], addOn: { code: "premium", quantity: 1 } },
  Abaqus: {
    features: [
      { feature: "standard", value: null },
      { feature: "explicit", value: null },
    ],
  },
  "Creative Cloud": {
    features: [
      { feature: "generative", value: 40_000 },
      { feature: "libraries", value: 10 },
    ],
  },
};

/** What was used of metered features this month, by the licence's name. */
export const meterUse: Record<string, readonly (readonly [feature: string, amount: number])[]> = {
  "BenchVue for the service fleet": [["reports", 1_486]],
  BenchVue: [["reports", 212]],
  Abaqus: [
    ["standard", 14],
    ["explicit", 7],
  ],
  "Creative Cloud": [["generative", 26_350]],
};
