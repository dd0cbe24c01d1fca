import { readdir, readFile } from "node:fs/promises";

/** A server and its children: what it serves connections with. */
export async function processesOf(pid: number): Promise<number[]> {
  const all = (await readdir("/proc")).map(Number).filter((id) => id > 0);
  const parents = await Promise.all(
    all.map(async (id) =>
      Number(/^PPid:\s+(\d+)/m.exec(await readFile(`/proc/${id}/status`, "utf8").catch(() => ""))?.[1]),
    ),
  );
  return [pid, ...all.filter((_, n) => parents[n] === pid)];
}
