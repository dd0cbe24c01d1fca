import { randomBytes, randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { identifyProcess, type ProcessIdentity } from "./process-identity";

export const SUPERUSER = "postgres";
export const OWNER_ROLE = "leasehold_owner";
export const APPLICATION_ROLE = "leasehold_app";
export const DATABASE = "leasehold";

const stateSchema = z.object({
  port: z.number(),
  passwords: z.object({ superuser: z.string(), owner: z.string(), application: z.string() }),
  startedBy: z.object({ pid: z.number(), startedAt: z.string() }).nullable(),
});

/** What is remembered about an embedded PostgreSQL between starts, in a file that only we can read. */
export type ClusterState = z.infer<typeof stateSchema>;

export type ClusterUrls = { applicationUrl: string; migrationUrl: string; adminUrl: string };

export function clusterPaths(directory: string) {
  return {
    data: join(directory, "postgres"),
    unfinished: join(directory, "postgres.unfinished"),
    state: join(directory, "postgres.json"),
    lock: join(directory, "postgres.lock"),
  };
}

export async function readState(directory: string): Promise<ClusterState | null> {
  const { state: file } = clusterPaths(directory);
  return existsSync(file) ? stateSchema.parse(JSON.parse(await readFile(file, "utf8"))) : null;
}

export async function newState(): Promise<ClusterState> {
  const password = () => randomBytes(24).toString("base64url");
  return {
    port: await freePort(),
    passwords: { superuser: password(), owner: password(), application: password() },
    startedBy: null,
  };
}

export async function writeState(directory: string, state: ClusterState): Promise<void> {
  const { state: file } = clusterPaths(directory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export function ourselves(): ProcessIdentity | null {
  return identifyProcess(process.pid);
}

export function urlsOf({ port, passwords }: ClusterState): ClusterUrls {
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    applicationUrl: url(APPLICATION_ROLE, passwords.application, DATABASE),
    migrationUrl: url(OWNER_ROLE, passwords.owner, DATABASE),
    adminUrl: url(SUPERUSER, passwords.superuser, "postgres"),
  };
}

/** The remembered port while nobody else listens there, otherwise another free one. */
export async function usablePort(remembered: number): Promise<number> {
  return (await listenBriefly(remembered)) ?? (await freePort());
}

/**
 * Below the range that outgoing connections are given their ports from: a client that tries again while the server is
 * down could otherwise be given the server's own port and keep it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = await listenBriefly(randomInt(20_000, 32_000));
    if (port !== null) return port;
  }
}

function listenBriefly(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(port)));
  });
}
