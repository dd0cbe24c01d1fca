import { z } from "zod";
import { isCountry } from "@/lib/people/countries";
import { idField as id, optionalText } from "@/lib/kernel/fields";
import { fingerprintField } from "@/lib/keys/license-key-schema";

const mostComponents = 32;
const componentName = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Printable characters of any script, without line breaks. */
const printable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]*$/u;
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `is at most ${max} characters`)
    .regex(printable, "holds characters that cannot be printed");

const notAName = "is a name of letters, digits, dots, dashes and underscores";

/** Looks at the name that a record passes over in silence: what is sent is kept or refused. */
function withoutProto(given: Record<string, string>, check: z.RefinementCtx): Record<string, string> {
  if (typeof given === "object" && given !== null && Object.hasOwn(given, "__proto__"))
    check.addIssue({ code: "custom", message: notAName, path: ["__proto__"] });
  return given;
}

const namedComponents = z
  .record(z.string().max(64, "is at most 64 characters"), line(256))
  .transform((given, check) => {
    const entries = Object.entries(given).map(([name, value]) => [name.trim().toLowerCase(), value] as const);
    const refuse = (message: string, path: string[] = []) => check.addIssue({ code: "custom", message, path });
    if (entries.length > mostComponents) refuse(`are at most ${mostComponents}`);
    for (const [name] of entries) if (!componentName.test(name)) refuse(notAName, [name]);
    if (new Set(entries.map(([name]) => name)).size < entries.length) refuse("names one component twice");
    return Object.fromEntries(entries);
  });

/** Names in lower case; values as they are sent, without spaces around them. */
export const componentsField = z.preprocess(withoutProto, namedComponents);

const optionalLine = (max: number) =>
  line(max)
    .transform((text) => (text === "" ? null : text))
    .nullish()
    .transform((text) => text ?? null);

const machineFields = {
  fingerprint: fingerprintField,
  components: componentsField.default({}),
  name: optionalLine(200),
  hostname: optionalLine(255),
  platform: optionalLine(100),
  version: optionalLine(100),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine(isCountry, "is a country code of two letters, such as NL")
    .nullish()
    .transform((code) => code ?? null),
  /** A person: their id, e-mail address, username or employee number. */
  user: optionalLine(320),
  /** Counted by a licence with the metric CORE. */
  cores: z.int("is a whole number").min(1, "is at least 1").max(100_000, "is at most 100,000").nullish(),
};

/** A machine as it describes itself. */
export const machineInput = z.strictObject(machineFields);
export type MachineInput = z.output<typeof machineInput>;

export const activateInput = machineInput.extend({ licenseId: id });
export const activationIdInput = z.strictObject({ activationId: id });

const reason = optionalText(1000).default(null);
export const deactivateInput = z.strictObject({ activationId: id, reason });
export const releaseMachinesInput = z.strictObject({
  activationIds: z.array(id).min(1, "names no machine").max(2_000, "is at most 2,000 machines at a time"),
  reason,
});
/** `machine` is the new hardware; who uses it stays unless said otherwise. */
export const moveInput = z.strictObject({ activationId: id, machine: machineInput, reason });
/** One's own machine stays one's own. */
export const ownMoveInput = z.strictObject({ activationId: id, machine: machineInput.omit({ user: true }), reason });
export const moveIdInput = z.strictObject({ moveId: id });
export const decideMoveInput = z
  .strictObject({ moveId: id, decision: z.enum(["approve", "reject"]), note: optionalText(1000).default(null) })
  .refine(({ decision, note }) => decision === "approve" || note !== null, {
    path: ["note"],
    message: "says why the move is rejected",
  });
export const explainInput = z.strictObject({
  licenseId: id,
  fingerprint: fingerprintField,
  components: componentsField.default({}),
});
