import { sign, type KeyObject } from "node:crypto";
import { z } from "zod";
import { systemActor } from "@/lib/kernel/actor";
import { command, execute, type Context } from "@/lib/kernel/operation";
import { remembered } from "@/lib/kernel/remembered";
import type { Runtime } from "@/lib/kernel/runtime";
import type { Secrets } from "@/lib/kernel/secrets";
import { recentlyUsed } from "./recently-used";
import { newSigningPair, privateKeyOf, publicKeyFrom } from "./signing-pair";

/** Signs with an organisation's current key (Ed25519: 64 bytes, the same for the same data). */
export type Signer = { kid: string; sign(data: Uint8Array | string): Buffer };

/** A kid names one key for ever, so that an opened one is kept; which one is current is asked at every use. */
const openedPrivate = recentlyUsed<KeyObject>(1_000);
const openedPublic = recentlyUsed<KnownKey>(10_000);
/** Until when a key id is taken for unknown, ms since 1970; apart from the known ones, which no flood of it may push out. */
const unknownUntil = recentlyUsed<number>(10_000);

type KnownKey = { kid: string; organizationId: string; key: KeyObject };
type CurrentKey = { kid: string; sealed: Uint8Array };

/** Each organisation's current key as this process read it last; the first is of the organisation that was set up first. */
const lastRead = new WeakMap<Runtime["pool"], Map<string, CurrentKey>>();

const sealContext = (kid: string) => `signing-key/${kid}`;

/** How long a key id that nobody has is not looked up again, ms: a flood of forgeries costs no statement each. */
const unknownFor = 10_000;

/** The current signer of an organisation, outside a transaction; an organisation without a key gets its first. */
export async function signerOf(runtime: Runtime, organizationId: string): Promise<Signer> {
  const current = () =>
    remembered(runtime, "signing_key", organizationId, () =>
      runtime.db.signingKey.findFirst({
        where: { organizationId, retiredAt: null },
        select: { kid: true, sealed: true },
      }),
    );
  let row = await current();
  if (!row) {
    const system = systemActor(organizationId, "key-ring", runtime.newId("request"));
    await execute(runtime, system, beginSigning, {});
    row = await current();
  }
  if (!row) throw new Error("the organisation has no signing key");
  noteSigner(runtime, organizationId, row);
  return signerFrom(runtime.secrets, row);
}

/** Reads the current keys of all organisations, so that `lastSigner` knows them once the database is away. */
export async function readSigners(runtime: Runtime): Promise<void> {
  const rows = await runtime.db.signingKey.findMany({
    where: { retiredAt: null },
    orderBy: [{ organization: { createdAt: "asc" } }, { organizationId: "asc" }],
    select: { organizationId: true, kid: true, sealed: true },
  });
  lastRead.set(runtime.pool, new Map(rows.map(({ organizationId, ...key }) => [organizationId, key])));
}

/** Notes which key is an organisation's current one, where it was read on the way. */
export function noteSigner(runtime: Runtime, organizationId: string, { kid, sealed }: CurrentKey): void {
  const known = lastRead.get(runtime.pool) ?? new Map<string, CurrentKey>();
  lastRead.set(runtime.pool, known.set(organizationId, { kid, sealed }));
}

/**
 * An organisation's signer as it was read last (null: of the first organisation), without asking the database; null where
 * none was. Its key may have been rotated meanwhile, and verifies as any other retired one.
 */
export function lastSigner(runtime: Runtime, organizationId: string | null): Signer | null {
  const known = lastRead.get(runtime.pool);
  const key = (organizationId === null ? null : known?.get(organizationId)) ?? known?.values().next().value;
  return key ? signerFrom(runtime.secrets, key) : null;
}

/**
 * The current signer inside a transaction. Its row is locked against rotation and ending until the transaction ends, so
 * that nothing is signed with a key that was ended meanwhile.
 */
export async function signerIn(ctx: Context): Promise<Signer> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const [row] = await ctx.tx.$queryRaw<CurrentKey[]>`
      SELECT kid, sealed FROM signing_key
      WHERE organization_id = ${ctx.organizationId} AND retired_at IS NULL FOR SHARE`;
    if (row) return signerFrom(ctx.secrets, row);
    // None yet, or a rotation was committed while this waited for its lock: a new statement sees the new key.
    await ensureSigningKey(ctx);
  }
  throw new Error("the organisation has no signing key");
}

/** The current signer inside a transaction that writes nothing: without a lock on its row. */
export async function signerForReading(ctx: Context): Promise<Signer> {
  const row = await ctx.tx.signingKey.findFirst({ where: { retiredAt: null }, select: { kid: true, sealed: true } });
  return row ? signerFrom(ctx.secrets, row) : signerIn(ctx);
}

/** The signer of a key whose row was read already. */
export function signerFrom(secrets: Secrets, { kid, sealed }: CurrentKey): Signer {
  const key = openedPrivate.get(kid) ?? openedPrivate.set(kid, privateKeyOf(secrets.open(sealed, sealContext(kid))));
  return { kid, sign: (data) => sign(null, typeof data === "string" ? Buffer.from(data) : data, key) };
}

/** Whose key a kid is, and its public part. Never changes; whether it still verifies is asked where it matters. */
export async function knownKey(runtime: Runtime, kid: string): Promise<KnownKey | null> {
  const kept = openedPublic.get(kid);
  if (kept) return kept;
  const at = runtime.now().getTime();
  if (at < (unknownUntil.get(kid) ?? 0)) return null;
  const row = await runtime.db.signingKey.findUnique({ where: { kid } });
  if (!row) {
    unknownUntil.set(kid, at + unknownFor);
    return null;
  }
  const known = { kid, organizationId: row.organizationId, key: publicKeyFrom(row.publicKey) };
  openedPublic.set(kid, known);
  return known;
}

/** A public key with the end of its signatures (null: none set), as the database has it now. */
export async function publicKeyOf(
  runtime: Runtime,
  kid: string,
): Promise<(KnownKey & { verifiesUntil: Date | null }) | null> {
  const known = await knownKey(runtime, kid);
  const row = known && (await runtime.db.signingKey.findUnique({ where: { kid }, select: { verifiesUntil: true } }));
  return row ? { ...known, verifiesUntil: row.verifiesUntil } : null;
}

/** Gives the organisation its first signing key unless it has a current one; of two at once, one is kept. */
export async function ensureSigningKey(ctx: Context): Promise<{ id: string; kid: string }> {
  const current = () => ctx.tx.signingKey.findFirst({ where: { retiredAt: null }, select: { id: true, kid: true } });
  const found = await current();
  if (found) return found;
  const row = signingKeyRow(ctx);
  const { count } = await ctx.tx.signingKey.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return (await current()) ?? row;
  recordCreated(ctx, row);
  return row;
}

const beginSigning = command({
  name: "signing-keys.begin",
  permission: "system:run",
  input: z.strictObject({}),
  run: ensureSigningKey,
});

/** A new pair as a row, its private part sealed in its own place. */
export function signingKeyRow(ctx: Context) {
  const { kid, publicKey, seed } = newSigningPair(ctx.randomBytes);
  return {
    id: ctx.newId("signingKey"),
    organizationId: ctx.organizationId,
    kid,
    publicKey,
    sealed: ctx.secrets.seal(seed, sealContext(kid)),
    createdAt: ctx.now,
  };
}

export function recordCreated(ctx: Context, { id, kid }: { id: string; kid: string }, reason?: string): void {
  ctx.record("signing-key.created", { kind: "signing-key", id }, { after: { kid }, reason });
}
