import { z } from "zod";
import { machineInput } from "@/lib/activations/schema";
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
    message: "names a key or a licence",
    path: ["key"],
  });

export type ActivationRequest = z.output<typeof activationRequest>;

const firstLine = "-----BEGIN ACTIVATION REQUEST-----";
const lastLine = "-----END ACTIVATION REQUEST-----";

/** Reads a request file as it was pasted or uploaded: base64 of JSON between its first and last line. */
export function readRequest(text: string): ActivationRequest {
  const body = bodyOf(text.trim());
  if (body === null || !/^[A-Za-z0-9+/]+=*$/.test(body))
    throw refuseInput({ request: "is no activation request: give the whole file, with its first and last line" });
  const parsed = activationRequest.safeParse(jsonOf(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  throw refuseInput({
    request: `is an activation request that cannot be read (${field}${issue?.message ?? "not JSON"})`,
  });
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
    return null;
  }
}
