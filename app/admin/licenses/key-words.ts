import type { Tone } from "@/components/ui/badge";
import type { LicenseKeyKind } from "@/lib/db/generated/enums";
import type { KeyStatus } from "@/lib/keys/license-key-schema";

export const keyKindWords: Record<LicenseKeyKind, string> = { SIGNED: "Signed", SHORT: "Short" };

export const keyStatusPills: Record<KeyStatus, { status: string; label: string; tone: Tone }> = {
  ACTIVE: { status: "ACTIVE", label: "In use", tone: "ok" },
  REVOKED: { status: "REVOKED", label: "Revoked", tone: "bad" },
  REPLACED: { status: "REPLACED", label: "Replaced", tone: "plain" },
  SIGNATURE_ENDED: { status: "SIGNATURE_ENDED", label: "Signature ended", tone: "bad" },
};
