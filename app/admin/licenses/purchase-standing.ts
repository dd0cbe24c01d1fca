/** The state of a purchase as its pill and the export show it. */
export const purchaseStanding = {
  IN_FORCE: { status: "ACTIVE", label: "In force" },
  UPCOMING: { status: "NOT_STARTED", label: "Upcoming" },
  ENDED: { status: "ENDED", label: "Ended" },
  ARCHIVED: { status: "ARCHIVED", label: "Archived" },
} as const;
