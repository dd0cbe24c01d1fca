import type { UploadKind, ImportOutcome, ImportPreset, ImportStage } from "@/lib/imports/schema";

export const kindWords: Record<UploadKind, string> = {
  people: "People",
  licenses: "Licences",
  seats: "Seat assignments",
  flexlm: "FlexNet log",
};

export const presetWords: Record<ImportPreset, string> = {
  "snipe-it-licenses": "Snipe-IT licences",
  "snipe-it-users": "Snipe-IT users",
  template: "Leasehold’s template",
};

export const stageWords: Record<ImportStage, { label: string; tone: "ok" | "warn" | "bad" | "plain" }> = {
  uploading: { label: "Arriving", tone: "plain" },
  uploaded: { label: "Not tried yet", tone: "plain" },
  "dry-running": { label: "Being tried", tone: "warn" },
  ready: { label: "Tried, not run", tone: "warn" },
  queued: { label: "Queued", tone: "plain" },
  running: { label: "Running", tone: "warn" },
  done: { label: "Done", tone: "ok" },
  failed: { label: "Stopped", tone: "bad" },
  undoing: { label: "Being undone", tone: "warn" },
  undone: { label: "Undone", tone: "plain" },
};

export const outcomeWords: Record<ImportOutcome, string> = {
  created: "Created",
  changed: "Changed",
  unchanged: "As it was",
  "left-out": "Left out",
};

/** What an import creates, in the order in which people ask for it: [one, many]. */
export const subjectWords: readonly [type: string, one: string, many: string][] = [
  ["license", "licence", "licences"],
  ["bought-seats", "seat bought", "seats bought"],
  ["seat", "seat held by a person", "seats held by people"],
  ["person", "person", "people"],
  ["vendor", "vendor", "vendors"],
  ["product", "product", "products"],
  ["legal-entity", "company", "companies"],
  ["department", "department", "departments"],
  ["vendor-key", "vendor’s key", "vendors’ keys"],
];

export const delimiterWords: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };
export const encodingWords: Record<string, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};
