import { z } from "zod";
import { quoted, type Reading } from "./reading";

const email = z.email().max(254);

/** Accepts `Ada Marlow <ada@example.com>` and `mailto:` too; addresses are compared in lower case. */
export function parseEmail(text: string): Reading<string> {
  const [, address = text] = /<([^<>]+)>\s*$/.exec(text) ?? /^mailto:(.+)$/i.exec(text) ?? [];
  const read = email.safeParse(address.trim().toLowerCase());
  return read.success ? { value: read.data } : { error: `${quoted(text)} is not an e-mail address.` };
}
