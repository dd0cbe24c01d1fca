import { z } from "zod";
import { ApprovalRule, PersonStatus, RequestStatus, SeatEnd, SeatSource, StepStatus } from "@/lib/db/generated/enums";
import { count, day, id, instant, named, pageOf, somebody, text, version } from "../answer-fields";
import { seatCost } from "./license-answers";

const seat = z.strictObject({
  id,
  licenseId: id,
  personId: id,
  heldFrom: instant,
  heldUntil: instant.nullable(),
  source: z.enum(SeatSource),
  endReason: z.enum(SeatEnd).nullable(),
  requestId: id.nullable(),
  version,
});
const seatDetail = seat.extend({
  endNote: text.nullable(),
  person: somebody.extend({ email: text.nullable(), status: z.enum(PersonStatus), department: named.nullable() }),
  license: named.extend({ reassignable: z.boolean(), product: named.extend({ vendor: named }) }),
  isHeld: z.boolean(),
  canBeRestored: z.boolean(),
  lastUsedOn: day.nullable(),
  isIdle: z.boolean(),
  costs: z.array(seatCost),
});

const step = z.strictObject({
  position: count,
  rule: z.enum(ApprovalRule),
  approver: named.nullable().meta({ description: "Null: any admin." }),
  status: z.enum(StepStatus),
  decidedBy: text.nullable(),
  decidedAt: instant.nullable(),
  comment: text.nullable(),
});
const request = z.strictObject({
  id,
  status: z.enum(RequestStatus),
  reason: text,
  neededUntil: day.nullable(),
  person: named.extend({ email: text.nullable(), department: text.nullable() }),
  license: named,
  product: named.extend({ vendor: text }),
  steps: z.array(step),
  waitingFor: text.nullable(),
  outcomeNote: text.nullable(),
  seatId: id.nullable(),
  createdAt: instant,
  waitlistedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  version,
});
const decided = z.strictObject({ id, status: z.enum(RequestStatus), outcomeNote: text.nullable() });

const event = z.strictObject({
  id,
  at: instant,
  type: text,
  operation: text,
  actor: z.strictObject({ kind: text, id: id.nullable(), name: text }),
  subject: z.strictObject({ kind: text, id, name: text.nullable() }),
  changes: z.array(z.strictObject({ field: text, before: text.nullable(), after: text.nullable() })),
  reason: text.nullable(),
  channel: text,
  address: text.nullable(),
  requestId: text,
});

const left = z.strictObject({ index: count, why: z.enum(["unknown-person", "unknown-product", "future-day"]) });

export const seatSchemas = { Seat: seat, SeatDetail: seatDetail, Request: request, AuditEvent: event };

export const seatAnswers = {
  "seats.list": pageOf(seatDetail),
  "seats.read": seatDetail,
  "seats.assign": seat,
  "seats.change": seat,
  "seats.transfer": seat,
  "requests.list": pageOf(request),
  "requests.get": request,
  "requests.approve": decided,
  "requests.reject": decided,
  "audit.list": pageOf(event),
  "usage.record": z.strictObject({ recorded: count, left: z.array(left) }),
};
