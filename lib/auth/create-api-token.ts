import { endOfDay } from "@/lib/kernel/calendar";
import { command } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/kernel/secrets";
import { newToken } from "./one-time-link";
import { createApiTokenInput } from "./schema";

/** Makes a service account. The token itself is in this answer and nowhere else. */
export const createApiToken = command({
  name: "token.create",
  permission: "token:write",
  input: createApiTokenInput,
  async run(ctx, { name, scopes, expiresOn }) {
    if (ctx.actor.kind !== "account") throw refuse("not-found", { what: "account" });
    const { timeZone } = await ctx.tx.organization.findFirstOrThrow();
    const expiresAt = expiresOn === undefined ? null : endOfDay(timeZone, new Date(`${expiresOn}T00:00:00Z`));
    if (expiresAt && expiresAt <= ctx.now) throw refuseInput({ expiresOn: "is in the past" });

    const token = `lht_${newToken(ctx.randomBytes)}`;
    const row = await ctx.tx.apiToken.create({
      data: {
        id: ctx.newId("apiToken"),
        organizationId: ctx.organizationId,
        name,
        scopes,
        expiresAt,
        tokenHash: hashToken(token),
        hint: token.slice(-4),
        createdById: ctx.actor.accountId,
        createdAt: ctx.now,
      },
    });
    ctx.record("token.created", { kind: "apiToken", id: row.id }, { after: { label: name, scopes, expiresAt } });
    return { id: row.id, token };
  },
});
