import { z } from "zod";
import { machineInput } from "@/lib/activations/schema";
import { addDays } from "@/lib/kernel/calendar";
import { refuseInput } from "@/lib/kernel/refusal";

/** What an installation without a network says of itself. It names a key or a licence; `nonce` comes back in its file. */
const activationRequest = machineInput
  .extend({
    v: z.literal(1),
    key: z.string().max(2_000).optional(),
    license: z.string().max(64).optional(),
    createdAt: z.iso.datetime({ offset: true }),
    nonce: z.string().regex(/^[\x21-\x7e]{16,200}$/, "is 16 to 200 printable characters"),
  })
  .refine(({ key, license }) => key !== undefined || license !== undefined, {
    message: "is missing, and so is a licence: it names one of them",
    path: ["key"],
  });

export type ActivationRequest = z.output<typeof activationRequest>;

const firstLine = "-----BEGIN ACTIVATION REQUEST-----";
const lastLine = "-----END ACTIVATION REQUEST-----";

/** Days after which a request is stale: it may lie about, and others may have found it. */
const requestDays = 30;

/** Reads a request file as it was pasted or uploaded: base64 of JSON between its first and last line, not yet stale. */
export function readRequest(text: string, now: Date): ActivationRequest {
  const body = bodyOf(text.trim());
  if (body === null || !/^[A-Za-z0-9+/]+=*$/.test(body))
    throw refuseInput({ request: "is no activation request: give the whole file, with its first and last line" });
  const parsed = activationRequest.safeParse(jsonOf(body));
  if (!parsed.success) throw refuseInput({ request: `cannot be read: ${whatIsWrong(parsed.error)}` });
  if (new Date(parsed.data.createdAt) < addDays(now, -requestDays))
    throw refuseInput({ request: `was made more than ${requestDays} days ago: make a new one on the machine` });
  return parsed.data;
}

/** What stands between the first and the last line, without its line breaks. */
function bodyOf(text: string): string | null {
  if (!text.startsWith(firstLine) || !text.endsWith(lastLine)) return null;
  return text.slice(firstLine.length, -lastLine.length).replace(/\s/g, "");
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, "base64").toString("utf8"));
  } catch {
    throw refuseInput({ request: "cannot be read: what stands between its lines is not JSON. Make a new one" });
  }
}

/** The first thing that is wrong with its fields, in words. */
function whatIsWrong({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === "unrecognized_keys") return `its ${issue.keys.join(", ")} is not a field of a request`;
  if (!issue || issue.path.length === 0) return "it has no fields";
  const isMistyped = ["invalid_type", "invalid_value", "invalid_format"].includes(issue.code);
  const said =
    isMistyped && issue.message.startsWith("Invalid") ? "is missing, or is not what it should be" : issue.message;
  return `its ${issue.path.join(".")} ${said}`;
}
