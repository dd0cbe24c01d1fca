import { fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";

const told = z.union([z.object({ done: z.unknown() }), z.object({ failed: z.string() })]);

export type BenchProcess = { ask(order: object): Promise<unknown>; stop(): Promise<void> };

/** A process of the bench (a file beside this one) that carries out orders one at a time. */
export function startProcess(file: string): BenchProcess {
  const child = fork(join(import.meta.dirname, file), { execArgv: ["--import", "tsx"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    async ask(order) {
      const answer = new Promise<unknown>((resolve, reject) => {
        child.once("message", resolve);
        void ended.then(() => reject(new Error(`${file} ended`)));
      });
      child.send(order);
      const result = told.parse(await answer);
      if ("failed" in result) throw new Error(`${file}: ${result.failed}`);
      return result.done;
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
