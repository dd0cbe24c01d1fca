import type { Check } from "./check";
import { NotGenuine } from "./client-errors";
import type { ClientOptions } from "./client-options";
import { judgeFile } from "./judge-file";
import type { Kept } from "./kept-state";
import type { LicenseDocument } from "./license-document";
import type { PublicKeys } from "./public-keys";
import { readFile } from "./read-file";
import { readRevocations } from "./revocation-list";

/** Seconds after which to ask the server again, where it is away. */
const askAgain = 60;

/** What the last file says while the server is away, or why there is none to go by. */
export function checkByFile(kept: Kept, keys: PublicKeys, options: ClientOptions, now: Date, away: Error): Check {
  if (kept.file === null) {
    const code = away instanceof NotGenuine ? "ANSWER_NOT_GENUINE" : "UNREACHABLE";
    return none(code, `could not be checked, and there is no file to go by: ${away.message}`);
  }
  let file: LicenseDocument;
  try {
    file = openFile(kept.file, keys, options);
  } catch (error) {
    if (error instanceof NotGenuine) return none("FILE_NOT_GENUINE", `could not be checked: ${error.message}`);
    throw error;
  }
  const entitlements = file.entitlements.filter(({ until }) => until === null || now < until);
  const by = { source: "file", conclusive: false, retryAfter: askAgain, entitlements, goodUntil: file.expiry } as const;
  if (kept.refused && file.issued <= kept.refused.at)
    return { ...by, valid: false, code: kept.refused.code, detail: "was refused when the server was last asked" };
  const judgement = judgeFile(file, {
    now,
    seen: kept.seen,
    fingerprint: options.machine?.fingerprint ?? null,
    program: options.program ?? {},
    entitlements: options.entitlements ?? [],
    revocations: kept.revocations === null ? null : readRevocations(kept.revocations, keys, 0),
  });
  return { ...by, ...judgement };
}

export function openFile(text: string, keys: PublicKeys, { key, machine }: ClientOptions): LicenseDocument {
  return readFile(text, keys, { key, fingerprint: machine?.fingerprint ?? null });
}

function none(code: string, detail: string): Check {
  return {
    valid: false,
    code,
    detail,
    source: "none",
    conclusive: false,
    retryAfter: askAgain,
    entitlements: [],
    goodUntil: null,
  };
}
