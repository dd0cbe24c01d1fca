import { hash, verify } from "@node-rs/argon2";
import { refuseInput } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { passwordProblem } from "./password-rules";

/** OWASP's first recommendation for argon2id (the library's algorithm unless told otherwise): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

export function hashPassword(randomBytes: Runtime["randomBytes"], password: string): Promise<string> {
  return hash(password.normalize("NFKC"), { ...cost, salt: randomBytes(16) });
}

/** Refuses a password that would be guessed, at the field that it came in by. */
export function requireGoodPassword(
  password: string,
  about: Parameters<typeof passwordProblem>[1],
  field = "password",
): void {
  const problem = passwordProblem(password, about);
  if (problem) throw refuseInput({ [field]: problem });
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password is that of the hash. Without a hash (no such account, not yet accepted, disabled) the same work is
 * done against a decoy, so that the time taken does not tell which accounts exist.
 */
export async function verifyPassword(runtime: Runtime, stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(runtime.randomBytes, Buffer.from(runtime.randomBytes(24)).toString("base64"));
  const matches = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return matches && stored !== null;
}
