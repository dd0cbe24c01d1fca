import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { answerRequest } from "./answer-request";
import { exchangeOwnRequestInput } from "./file-schema";
import { ownFileSeconds } from "./own-machine-file";
import { ownMachineThatAsks, readOwnRequest } from "./own-request";

/** Activates a machine without a network as one's own, and gives the machine file to carry back to it. */
export const exchangeOwnRequest = command({
  name: "files.exchange-own-request",
  permission: "own:machines",
  input: exchangeOwnRequestInput,
  async run(ctx, { request: text, encrypt }) {
    const { licenseId } = await readOwnRequest(ctx, text);
    const license = await lockLicense(ctx, licenseId);
    // Again under the lock: what the person holds, and whose machine it is, may have changed before.
    const asked = await readOwnRequest(ctx, text);
    await ownMachineThatAsks(ctx, license, asked);
    const request = { ...asked.request, user: asked.personId };
    return answerRequest(ctx, { licenseId, key: asked.key, request, encrypt, ttl: ownFileSeconds });
  },
});
