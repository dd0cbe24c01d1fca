import { z } from "zod";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";

export type Notice = {
  id: string;
  kind: string;
  createdAt: Date;
  isRead: boolean;
  /** What it is about: a request, or the transfer of a licence. */
  requestId: string | null;
  transferId: string | null;
  licenseId: string | null;
  license: string;
  /** Who asks, or asked, for a seat. */
  requester: string;
};

const subjects = z.object({
  requestId: z.string().nullable().default(null),
  transferId: z.string().nullable().default(null),
  licenseId: z.string().nullable().default(null),
});

const ownPersonId = (ctx: Context) => (ctx.actor.kind === "account" ? ctx.actor.personId : null);

/** What the mails told this account's person, newest first: there for those too who get no mail. */
export const listNotices = query({
  name: "notices.list",
  permission: "own:read",
  input: pageInput.strict(),
  async run(ctx, input): Promise<Page<Notice>> {
    const page = keyset({ createdAt: "instant" }, { ...input, sort: input.sort ?? "-createdAt" });
    const where = { personId: ownPersonId(ctx) ?? "" };
    const rows = await ctx.tx.notification.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const { items, ...cursors } = page.cut(rows);
    const told = items.map(({ data, ...row }) => ({ ...row, ...subjects.parse(data) }));
    const requests = await ctx.tx.seatRequest.findMany({
      where: { id: { in: told.flatMap(({ requestId }) => requestId ?? []) } },
      select: { id: true, license: { select: { name: true } }, person: { select: { displayName: true } } },
    });
    const licenses = await ctx.tx.license.findMany({
      where: { id: { in: told.flatMap(({ licenseId }) => licenseId ?? []) } },
      select: { id: true, name: true },
    });
    const requestOf = new Map<string | null, (typeof requests)[number]>(requests.map((row) => [row.id, row]));
    const nameOf = new Map<string | null, string>(licenses.map(({ id, name }) => [id, name]));
    return {
      items: told.map(({ id, kind, createdAt, readAt, requestId, transferId, licenseId }) => ({
        id,
        kind,
        createdAt,
        isRead: readAt !== null,
        requestId,
        transferId,
        licenseId,
        license: requestOf.get(requestId)?.license.name ?? nameOf.get(licenseId) ?? "",
        requester: requestOf.get(requestId)?.person.displayName ?? "",
      })),
      total: await ctx.tx.notification.count({ where }),
      ...cursors,
    };
  },
});

/** How many notices are unread: for the menu. */
export const countUnreadNotices = query({
  name: "notices.count-unread",
  permission: "own:read",
  input: z.strictObject({}),
  quiet: true,
  run: (ctx) => ctx.tx.notification.count({ where: { personId: ownPersonId(ctx) ?? "", readAt: null } }),
});
