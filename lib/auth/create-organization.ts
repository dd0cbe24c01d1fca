import { command } from "@/lib/kernel/operation";
import { ensureSigningKey } from "@/lib/keys/key-ring";
import { ensureBuiltInTypes } from "@/lib/licenses/ensure-built-in-types";
import { addAccount } from "./add-account";
import { hashPassword, requireGoodPassword } from "./passwords";
import { createOrganizationInput } from "./schema";
import type { Session } from "./session-cookie";

/** The organisation of the actor's id, and its first owner. Run by the system with a new organisation id. */
export const createOrganization = command({
  name: "organization.create",
  permission: "system:run",
  input: createOrganizationInput,
  async run(ctx, { owner, ...facts }): Promise<{ organizationId: string; owner: Session }> {
    requireGoodPassword(owner.password, { ...owner, organization: facts.name }, "owner/password");
    const organization = await ctx.tx.organization.create({
      data: { id: ctx.organizationId, ...facts, createdAt: ctx.now },
    });
    ctx.record("organization.created", { kind: "organization", id: organization.id }, { after: organization });
    await ensureBuiltInTypes(ctx);
    await ensureSigningKey(ctx);
    const passwordHash = await hashPassword(ctx.randomBytes, owner.password);
    const account = await addAccount(ctx, { name: owner.name, email: owner.email, roles: ["OWNER"], passwordHash });
    return { organizationId: organization.id, owner: { accountId: account.id, epoch: account.sessionEpoch } };
  },
});
