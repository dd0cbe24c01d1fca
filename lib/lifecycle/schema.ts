import { z } from "zod";
import { RenewalBase } from "@/lib/db/generated/enums";
import { idField as id, optionalId, optionalText } from "@/lib/kernel/fields";
import { moneyInput, purchaseFields } from "@/lib/licenses/purchase-schema";

const day = z.iso.date("is a date such as 2027-03-12").transform((text) => new Date(`${text}T00:00:00Z`));
const seats = purchaseFields.shape.seats;
const reason = optionalText(1000).default(null);
const neededReason = z.string().trim().min(3, "says why in a few words").max(1000, "is at most 1,000 characters");

/** What stands on the order, where there is one. */
const order = {
  orderNumber: purchaseFields.shape.orderNumber,
  purchaseOrder: purchaseFields.shape.purchaseOrder,
  supplier: purchaseFields.shape.supplier,
  note: purchaseFields.shape.note,
};

export const lifecycleInput = z.strictObject({ licenseId: id });

export const renewInput = z.strictObject({
  licenseId: id,
  periods: z.int("is a whole number of periods").min(1, "is at least 1").max(120, "is at most 120").default(1),
  /** From the old end, from today, or from today only once the old end has passed; else as the licence says. */
  from: z.enum(RenewalBase).optional(),
  /** The last day of the new term, in place of a number of periods. */
  endsOn: day.optional(),
  /** Units that are renewed; all that end with the term, where left out. */
  seats: seats.optional(),
  /** For all of them and the whole new term; what they cost until now, where left out. */
  price: moneyInput.optional(),
  ...order,
  reason,
});

export const changePlanInput = z
  .strictObject({
    licenseId: id,
    /** The first day of the new plan; today, where left out. */
    effectiveOn: day.optional(),
    seats: seats.optional(),
    /** For all units and a whole period; by the day from then on. What they cost until now, where left out. */
    price: moneyInput.optional(),
    licenseTypeId: id.optional(),
    ...order,
    reason,
  })
  .refine((plan) => plan.seats !== undefined || plan.price !== undefined || plan.licenseTypeId !== undefined, {
    path: ["seats"],
    error: "is needed where neither a price nor a licence type changes",
  });

export const cotermInput = z.strictObject({
  licenseIds: z
    .array(id)
    .min(1, "names at least one licence")
    .max(100, "names at most 100 licences")
    .refine((all) => new Set(all).size === all.length, "names each licence once"),
  /** The last day that all of them have from now on. */
  endsOn: day,
  reason,
});

export const cancelInput = z.strictObject({ licenseId: id, reason });
export const terminateInput = z.strictObject({ licenseId: id, reason: neededReason });

export const extendTrialInput = z.strictObject({
  licenseId: id,
  days: z.int("is a whole number of days").min(1, "is at least 1").max(365, "is at most 365"),
  reason: neededReason,
});

export const convertInput = z.strictObject({
  licenseId: id,
  term: z.enum(["SUBSCRIPTION", "PERPETUAL"]),
  /** What was bought: from today on, where it does not say otherwise. */
  purchase: purchaseFields,
  /** The last day of the subscription; else as long as the licence type says. */
  endsOn: day.optional(),
  licenseTypeId: id.optional(),
  reason,
});

export const addMaintenanceInput = z.strictObject({
  licenseId: id,
  /** The day after the maintenance that there is, or today where it has lapsed, where left out. */
  startsOn: day.optional(),
  /** As long as the licence says, where left out. */
  endsOn: day.optional(),
  /** For the whole period; what the licence says a unit costs, where left out. */
  price: moneyInput.nullable().optional(),
  orderNumber: order.orderNumber,
});

export const transferLicenseInput = z
  .strictObject({
    licenseId: id,
    departmentId: optionalId.default(null),
    siteId: optionalId.default(null),
    legalEntityId: optionalId.default(null),
    /** Who owns it from then on. */
    personId: optionalId.default(null),
    reason,
  })
  .refine((to) => [to.departmentId, to.siteId, to.legalEntityId, to.personId].some(Boolean), {
    path: ["departmentId"],
    error: "is needed, or a site, a legal entity or a person",
  });

export const decideTransferInput = z
  .strictObject({ transferId: id, decision: z.enum(["APPROVE", "REJECT"]), comment: optionalText(1000).default(null) })
  .refine((input) => input.decision === "APPROVE" || input.comment !== null, {
    path: ["comment"],
    error: "says why, so that whoever asked knows what to do next",
  });
export const transferIdInput = z.strictObject({ transferId: id });
