import { z } from "zod";
import { componentsField } from "@/lib/activations/schema";
import { fingerprintField } from "@/lib/keys/license-key-schema";
import { idField } from "@/lib/kernel/fields";
import { plainVersion } from "@/lib/catalog/semantic-version";
import { isCountry } from "@/lib/people/countries";

const word = (max: number) => z.string().trim().min(1, "is needed").max(max, `is at most ${max} characters`);

/** What the key is to be used for; what is left out is not looked at, unless the licence needs it. */
const scope = z
  .strictObject({
    product: word(200).meta({ description: "A product's id, code or name; of a suite, also those of its components." }),
    version: word(100).refine((text) => plainVersion(text) !== null, "is a semantic version such as 5.2.0"),
    fingerprint: fingerprintField,
    components: componentsField,
    user: word(320).meta({ description: "A person's id, e-mail address, username or employee number." }),
    department: word(200).meta({ description: "A department's id, or its name where no other has it." }),
    country: z.string().trim().toUpperCase().refine(isCountry, "is a country's two letters (ISO 3166-1), such as NL"),
    entitlements: z.array(word(64)).max(100, "are at most 100").meta({ description: "Codes of features." }),
    environment: word(60),
  })
  .partial();

export type Scope = z.output<typeof scope>;

export const validateInput = z.strictObject({
  /** Longer than any key of ours, and short enough to look at. */
  key: z.string().max(4096, "is at most 4096 characters").optional(),
  licenseId: idField.optional().meta({ description: "With a token: which licence." }),
  nonce: z.string().max(200, "is at most 200 characters").optional().meta({ description: "Comes back in the answer." }),
  scope: scope.default({}),
});
export type ValidateInput = z.output<typeof validateInput>;
