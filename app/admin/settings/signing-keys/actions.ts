"use server";

import { toAction } from "@/lib/http/to-action";
import { endSigningKey } from "@/lib/keys/end-signing-key";
import { replaceKeysSignedBy } from "@/lib/keys/replace-keys-signed-by";
import { rotateSigningKey } from "@/lib/keys/rotate-signing-key";

const shown = { revalidate: "/admin/settings/signing-keys" };

export const rotateSigningKeyAction = toAction(rotateSigningKey, shown);
export const replaceKeysSignedByAction = toAction(replaceKeysSignedBy, shown);
export const endSigningKeyAction = toAction(endSigningKey, shown);
