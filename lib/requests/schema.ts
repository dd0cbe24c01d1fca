import { z } from "zod";

const reason = z
  .string()
  .trim()
  .min(3, "says in a few words what you need it for")
  .max(1000, "has at most 1,000 characters");

export const askForSeatInput = z.strictObject({
  licenseId: z.string(),
  reason,
  /** The last day on which the seat is needed; without it the seat stays until it is given back. */
  neededUntil: z.iso.date("is a date such as 2027-03-31").nullish(),
});

export const decideRequestInput = z
  .strictObject({
    requestId: z.string(),
    decision: z.enum(["APPROVE", "REJECT"]),
    comment: z.string().trim().max(1000, "has at most 1,000 characters").nullish(),
  })
  .refine((input) => input.decision === "APPROVE" || Boolean(input.comment), {
    path: ["comment"],
    error: "says why, so that the person knows what to do next",
  });

/** The wire's `POST requests/{id}/approve` and `reject`. */
export const approveRequestInput = z.strictObject({
  requestId: z.string(),
  comment: z.string().trim().max(1000).nullish(),
});
export const rejectRequestInput = z.strictObject({
  requestId: z.string(),
  comment: z.string().trim().min(1, "says why, so that the person knows what to do next").max(1000),
});

export const withdrawRequestInput = z.strictObject({ requestId: z.string() });
