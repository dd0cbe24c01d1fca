import { z } from "zod";
import { FeatureKind } from "@/lib/db/generated/enums";
import { instant, text } from "../answer-fields";

/** What client programs are told of features, wherever they are. */
export const entitlements = z
  .array(
    z.strictObject({
      code: text,
      kind: z.enum(FeatureKind),
      value: z
        .union([z.literal(true), z.number()])
        .nullable()
        .meta({ description: "true for a FLAG; null for a METER without a limit." }),
      until: instant.nullable().meta({ description: "When it changes by itself." }),
    }),
  )
  .meta({ description: "The features that hold for this holder now." });
