import type { Tone } from "@/components/ui/badge";
import type { FileView } from "@/lib/offline/list-files";

const day = 86_400;

/** For how long a file may be good, in seconds as a form sends them. */
export const fileLengths = [
  { value: String(day), label: "A day" },
  { value: String(7 * day), label: "A week" },
  { value: String(30 * day), label: "30 days" },
  { value: String(90 * day), label: "90 days" },
  { value: String(365 * day), label: "A year" },
  { value: String(1_826 * day), label: "Five years" },
];
export const usualLength = 30 * day;

export const fileKindWords: Record<FileView["kind"], string> = { LICENSE: "Licence file", MACHINE: "Machine file" };

export const fileStatePills: Record<FileView["state"], { status: string; label: string; tone: Tone }> = {
  GOOD: { status: "GOOD", label: "Good", tone: "ok" },
  EXPIRED: { status: "EXPIRED", label: "Expired", tone: "plain" },
  REVOKED: { status: "REVOKED", label: "Revoked", tone: "bad" },
};

export const revokedWords: Record<NonNullable<FileView["revokedBecause"]>, string> = {
  "signing-key-ended": "its signing key was ended",
  "license-terminated": "the licence is terminated",
  "license-suspended": "the licence is suspended",
  "license-archived": "the licence is archived",
  "key-revoked": "its key was revoked",
  "key-replaced": "its key was replaced",
  "lease-returned": "the borrowed seats were returned",
  "device-lost": "the device that borrowed it is lost",
  "machine-ended": "the machine was deactivated or moved",
};
