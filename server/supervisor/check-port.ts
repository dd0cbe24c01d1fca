import { createServer } from "node:net";
import { StartProblem } from "@/server/supervisor/start-problem";

const sentences: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is in use by another program: stop that one, or set PORT to a free port.`,
  EACCES: (port) => `Port ${port} may not be used by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: (_port, host) => `LEASEHOLD_HOST should be an address of this machine; ${host} is not.`,
  ENOTFOUND: (_port, host) => `LEASEHOLD_HOST should be an address of this machine; ${host} is not.`,
};

/** Finds out before anything is started, since the front door comes last. */
export function checkPort(port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const sentence = sentences[error.code ?? ""];
      reject(sentence ? new StartProblem(sentence(port, host ?? "")) : error);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}
