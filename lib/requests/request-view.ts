import type { Prisma } from "@/lib/db/generated/client";
import type { ApprovalRule, RequestStatus, StepStatus } from "@/lib/db/generated/enums";

/** What every view of a request reads with it. */
export const requestInclude = {
  person: { select: { id: true, displayName: true, email: true, department: { select: { name: true } } } },
  license: {
    select: { id: true, name: true, product: { select: { id: true, name: true, vendor: { select: { name: true } } } } },
  },
  steps: { orderBy: { position: "asc" }, include: { approver: { select: { id: true, displayName: true } } } },
} as const satisfies Prisma.SeatRequestInclude;

type Row = Prisma.SeatRequestGetPayload<{ include: typeof requestInclude }>;

export type StepView = {
  position: number;
  rule: ApprovalRule;
  /** Null: any admin. */
  approver: { id: string; name: string } | null;
  status: StepStatus;
  decidedBy: string | null;
  decidedAt: Date | null;
  comment: string | null;
};

export type RequestView = {
  id: string;
  status: RequestStatus;
  reason: string;
  neededUntil: Date | null;
  person: { id: string; name: string; email: string | null; department: string | null };
  license: { id: string; name: string };
  product: { id: string; name: string; vendor: string };
  steps: StepView[];
  waitingFor: string | null;
  outcomeNote: string | null;
  seatId: string | null;
  createdAt: Date;
  waitlistedAt: Date | null;
  decidedAt: Date | null;
  version: number;
};

export function requestView(row: Row): RequestView {
  const pending = row.steps.find((step) => step.status === "PENDING");
  return {
    id: row.id,
    status: row.status,
    reason: row.reason,
    neededUntil: row.neededUntil,
    person: {
      id: row.person.id,
      name: row.person.displayName,
      email: row.person.email,
      department: row.person.department?.name ?? null,
    },
    license: { id: row.license.id, name: row.license.name },
    product: { id: row.license.product.id, name: row.license.product.name, vendor: row.license.product.vendor.name },
    steps: row.steps.map((step) => ({
      position: step.position,
      rule: step.rule,
      approver: step.approver ? { id: step.approver.id, name: step.approver.displayName } : null,
      status: step.status,
      decidedBy: step.decidedBy,
      decidedAt: step.decidedAt,
      comment: step.comment,
    })),
    waitingFor: pending ? (pending.approver?.displayName ?? "an admin") : null,
    outcomeNote: row.outcomeNote,
    seatId: row.seatId,
    createdAt: row.createdAt,
    waitlistedAt: row.waitlistedAt,
    decidedAt: row.decidedAt,
    version: row.version,
  };
}
