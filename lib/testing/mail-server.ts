import { once } from "node:events";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

/** A real mail server on a free port. `answer` decides what it says to a recipient; null takes the mail. */
export async function openMailServer() {
  const received: ParsedMail[] = [];
  const state: { refusal: { code: number; text: string } | null } = { refusal: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(_address, _session, done) {
      const refusal = state.refusal;
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
  return {
    smtp: { url: `smtp://127.0.0.1:${port}`, from: "Leasehold <licences@meridian.test>" },
    received,
    refuse: (code: number, text: string) => void (state.refusal = { code, text }),
    accept: () => void (state.refusal = null),
  };
}
