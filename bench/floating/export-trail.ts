import { z } from "zod";
import type { Runtime } from "@/lib/kernel/runtime";
import { hashToken } from "@/lib/kernel/secrets";

/** A service account that may read the trail. */
export async function readerToken({ db, newId, now, randomBytes }: Runtime, organizationId: string): Promise<string> {
  const createdById = newId("account");
  const createdAt = now();
  await db.account.create({
    data: { id: createdById, organizationId, email: "owner@example.com", name: "Owner", createdAt },
  });
  const token = `lht_${Buffer.from(randomBytes(32)).toString("base64url")}`;
  await db.apiToken.create({
    data: {
      id: newId("apiToken"),
      organizationId,
      name: "Export",
      scopes: ["audit"],
      tokenHash: hashToken(token),
      hint: token.slice(-4),
      createdById,
      createdAt,
    },
  });
  return token;
}

const page = z.object({ nextCursor: z.string().nullable() });

/** Reads the trail page by page, over and over, until told to stop; answers how many pages it read. */
export function exportTrail(port: number, token: string): { stop(): Promise<number> } {
  let isOver = false;
  const read = async () => {
    let pages = 0;
    for (let cursor: string | null = null; !isOver; pages++) {
      const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/audit/events?limit=200${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!answer.ok) throw new Error(`the export was answered ${answer.status}: ${await answer.text()}`);
      cursor = page.parse(await answer.json()).nextCursor;
    }
    return pages;
  };
  const reading = read();
  return {
    stop() {
      isOver = true;
      return reading;
    },
  };
}
