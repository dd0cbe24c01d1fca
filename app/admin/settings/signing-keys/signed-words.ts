import { counted } from "../../licenses/license-words";

/** "12 licence keys and 3 files": what bears a signing key's signature and is still good. */
export function signedWords({ keys, files }: { keys: number; files: number }): string {
  if (keys === 0 && files === 0) return "nothing that is still in use";
  const parts = [...(keys > 0 ? [counted(keys, "licence key")] : []), ...(files > 0 ? [counted(files, "file")] : [])];
  return parts.join(" and ");
}
