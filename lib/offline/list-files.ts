import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { endedKidsOf } from "@/lib/keys/license-key-view";
import { fileStates, listFilesInput } from "./file-schema";

type FileState = (typeof fileStates)[number];

/** The files given out of a licence, the newest first, and whether a revocation has reached them. */
export const listFiles = query({
  name: "files.list",
  permission: "key:read",
  input: listFilesInput,
  async run(ctx, { licenseId, kind, state, ...paging }): Promise<Page<FileView>> {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const page = keyset({ issuedAt: "instant", expiresAt: "instant" }, { ...paging, sort: paging.sort ?? "-issuedAt" });
    const ended = await endedKidsOf(ctx);
    const where = { licenseId, kind, ...(state ? inState(state, ctx.now, ended) : {}) };
    const rows = await readFiles(ctx, { where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take });
    const { items, ...cursors } = page.cut(rows);
    return {
      items: items.map((row) => fileView(row, ctx.now, ended)),
      total: await ctx.tx.issuedFile.count({ where }),
      ...cursors,
    };
  },
});

function readFiles(ctx: Context, asked: { where: object; orderBy: object[]; take: number }) {
  return ctx.tx.issuedFile.findMany({
    ...asked,
    include: {
      key: { select: { id: true, hint: true, revokedAt: true, replacedAt: true } },
      activation: { select: { id: true, name: true, hostname: true, fingerprint: true, endedAt: true } },
      lease: { select: { id: true, user: true, host: true, endedAt: true, lostAt: true } },
      license: { select: { suspendedAt: true, terminatedAt: true, archivedAt: true } },
    },
  });
}

type FileRow = Awaited<ReturnType<typeof readFiles>>[number];
export type FileView = ReturnType<typeof fileView>;

function fileView(row: FileRow, now: Date, ended: ReadonlySet<string>) {
  const { id, licenseId, kind, kid, encrypted, sha256, issuedAt, expiresAt, key, activation, lease } = row;
  const revokedBecause = whyRevoked(row, ended);
  const state: FileState = expiresAt <= now ? "EXPIRED" : revokedBecause ? "REVOKED" : "GOOD";
  return {
    id,
    licenseId,
    kind,
    state,
    revokedBecause,
    kid,
    encrypted,
    sha256,
    issuedAt,
    expiresAt,
    key: key && { id: key.id, hint: key.hint },
    machine: activation && {
      id: activation.id,
      name: activation.name ?? activation.hostname ?? activation.fingerprint,
    },
    lease: lease && { id: lease.id, user: lease.user, host: lease.host },
  };
}

/** What puts a file on the revocation list, or would, were it still good. */
function whyRevoked({ key, activation, lease, license, kid }: FileRow, ended: ReadonlySet<string>) {
  if (ended.has(kid)) return "signing-key-ended";
  if (license.terminatedAt) return "license-terminated";
  if (license.suspendedAt) return "license-suspended";
  if (license.archivedAt) return "license-archived";
  if (key?.revokedAt) return "key-revoked";
  if (key?.replacedAt) return "key-replaced";
  if (lease?.lostAt) return "device-lost";
  if (lease?.endedAt) return "lease-returned";
  return activation?.endedAt ? "machine-ended" : null;
}

function inState(state: FileState, now: Date, ended: ReadonlySet<string>) {
  if (state === "EXPIRED") return { expiresAt: { lte: now } };
  const set = { not: null };
  const revoked = {
    OR: [
      { kid: { in: [...ended] } },
      { license: { OR: [{ suspendedAt: set }, { terminatedAt: set }, { archivedAt: set }] } },
      { key: { OR: [{ revokedAt: set }, { replacedAt: set }] } },
      { activation: { endedAt: set } },
      { lease: { OR: [{ endedAt: set }, { lostAt: set }] } },
    ],
  };
  return { expiresAt: { gt: now }, ...(state === "REVOKED" ? revoked : { NOT: revoked }) };
}
