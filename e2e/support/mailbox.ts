import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { demoData } from "./demo";

/** A real SMTP server on a free port that puts each mail into a file. */
export async function startMailbox(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on(
        "end",
        () =>
          void writeFile(join(folder, `${String(count++).padStart(4, "0")}.eml`), Buffer.concat(chunks)).then(
            () => done(),
            done,
          ),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.server.address();
  if (typeof address !== "object" || address === null) throw new Error("the mail server has no address");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The newest mail to an address whose subject matches; waits until it arrives. */
export async function mailTo(address: string, subject: RegExp): Promise<ParsedMail> {
  const folder = join(demoData, "mails");
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    for (const file of (await readdir(folder)).sort().reverse()) {
      const mail = await simpleParser(await readFile(join(folder, file)));
      const to = [mail.to ?? []].flat().flatMap((list) => list.value.map((entry) => entry.address));
      if (to.includes(address) && subject.test(mail.subject ?? "")) return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`no mail to ${address} about ${subject}`);
}

/** The address in a mail that leads to a page of ours. */
export function linkIn(mail: ParsedMail, path: RegExp): string {
  const links = mail.text?.match(/https?:\/\/\S+/g) ?? [];
  const link = links.find((candidate) => path.test(candidate));
  if (!link) throw new Error(`no link to ${path} in “${mail.subject ?? ""}”`);
  return link;
}
