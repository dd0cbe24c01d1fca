import type { GroupKind, GroupRuleKind } from "@/lib/db/generated/enums";

type Words = { title: string; add: string; what: string; empty: string };

/** What each kind of rule is, in the order in which they are shown. */
export const ruleWords: Record<GroupRuleKind, Words> = {
  RESERVATION: {
    title: "Reservations",
    add: "Reserve seats",
    what: "Seats kept free for a group. What the group does not use, nobody else gets.",
    empty: "No seat is kept for anybody: whoever comes first gets one.",
  },
  CAP: {
    title: "Caps",
    add: "Add a cap",
    what: "The most seats that a group may hold at once.",
    empty: "A group may hold as many seats as are free.",
  },
  INCLUDE: {
    title: "Who may check out",
    add: "Add to the list",
    what: "With any entry here, only those who are on the list get a seat.",
    empty: "Everybody may check out whom the licence allows.",
  },
  EXCLUDE: {
    title: "Who may not",
    add: "Exclude a group",
    what: "Those on this list get no seat, also where the other list has them.",
    empty: "Nobody is excluded.",
  },
  PRIORITY: {
    title: "Priorities in the queue",
    add: "Limit a priority",
    what: "The highest priority that a group may ask for; a higher one counts as that.",
    empty: "Everybody may ask for any priority from 0 to 100.",
  },
};

export const groupKindWords: Record<GroupKind, string> = {
  PERSON: "Person",
  DEPARTMENT: "Department",
  HOST: "Hosts",
  PROJECT: "Project",
  ADDRESS: "Address range",
  COUNTRY: "Country",
};

/** What a group is found or written by. */
export const subjectHints: Partial<Record<GroupKind, string>> = {
  DEPARTMENT: "With those below it.",
  HOST: "A name or a pattern, such as farm-*.",
  PROJECT: "As programs name it when they check out.",
  ADDRESS: "An address or a range, such as 10.20.0.0/16.",
};

const somebody: readonly GroupKind[] = ["DEPARTMENT", "PERSON", "HOST", "PROJECT"];

/** The groups that a kind of rule can be about: seats are counted by who somebody is, not by where. */
export const groupKindsOf = (kind: GroupRuleKind): readonly GroupKind[] =>
  kind === "INCLUDE" || kind === "EXCLUDE" ? [...somebody, "ADDRESS", "COUNTRY"] : somebody;

export const hasSeats = (kind: GroupRuleKind) => kind === "RESERVATION" || kind === "CAP";
