import { command } from "@/lib/kernel/operation";
import { addAccount } from "./add-account";
import { hashPassword, requireGoodPassword } from "./passwords";
import { createAccountInput } from "./schema";

/** An account that can sign in at once. The system's own: people are invited, and choose their password themselves. */
export const createAccount = command({
  name: "account.create",
  permission: "system:run",
  input: createAccountInput,
  async run(ctx, { password, ...account }) {
    requireGoodPassword(password, account);
    return addAccount(ctx, { ...account, passwordHash: await hashPassword(ctx.randomBytes, password) });
  },
});
