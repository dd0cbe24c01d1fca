import { createTransport, type Transporter } from "nodemailer";
import type { RenderedMail } from "./render-mail";

/** A server that says nothing for so long is given up, and the mail tried again later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const transports = new Map<string, Transporter>();

export type Delivery = RenderedMail & { to: string; messageId: string; date: Date };

/** Hands a mail to the server. Throws when the server did not take it; see `isFinal`. */
export async function deliver(smtp: { url: string; from: string }, mail: Delivery): Promise<void> {
  const transport =
    transports.get(smtp.url) ??
    createTransport({ url: smtp.url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  transports.set(smtp.url, transport);
  const { to, ...rest } = mail;
  // As an object, so that no character of the address can name a second recipient.
  await transport.sendMail({
    from: smtp.from,
    to: { name: "", address: to },
    ...rest,
    headers: { "Auto-Submitted": "auto-generated" },
  });
}

/** 5xx: the server will never take this mail (no such mailbox). All else may pass. */
export function isFinal(error: unknown): boolean {
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const rejected =
    error instanceof Error && "code" in error && (error.code === "EENVELOPE" || error.code === "EMESSAGE");
  return rejected && code >= 500 && code < 600;
}
