import type { Product } from "@/lib/db/generated/client";
import { z } from "zod";
import { addDays, dayIn } from "@/lib/kernel/calendar";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { heldNow } from "@/lib/seats/held-now";

export type MySeat = {
  seatId: string;
  license: { id: string; name: string };
  product: { id: string; name: string; vendor: string };
  since: Date;
  /** The last day of a time-boxed seat. */
  until: Date | null;
  lastUsedOn: Date | null;
  /** What the seat includes, where its product is a suite. */
  includes: { id: string; name: string }[];
};

const withComponents = {
  include: { component: true },
  orderBy: { component: { name: "asc" } },
} as const;

/** The seats that I hold now. */
export const listMySeats = query({
  name: "requests.my-seats",
  permission: "own:read",
  input: z.strictObject({}),
  async run(ctx): Promise<MySeat[]> {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    if (personId === null) return [];
    const { timeZone } = await ctx.tx.organization.findUniqueOrThrow({
      where: { id: ctx.organizationId },
      select: { timeZone: true },
    });
    const seats = await ctx.tx.seat.findMany({
      where: { personId, ...heldNow(ctx) },
      include: { license: { include: { product: { include: { vendor: true, components: withComponents } } } } },
      orderBy: { heldFrom: "desc" },
      take: 200,
    });
    const used = await ctx.tx.usageDay.groupBy({
      by: ["productId"],
      where: { personId, productId: { in: seats.flatMap(({ license }) => coveredBy(license.product)) } },
      _max: { day: true },
    });
    const lastUsed = new Map(used.map((row) => [row.productId, row._max.day]));
    const lastOf = (products: string[]) =>
      products.flatMap((id) => lastUsed.get(id) ?? []).reduce((a: Date | null, b) => (a && a > b ? a : b), null);
    return seats.map((seat) => ({
      seatId: seat.id,
      license: { id: seat.licenseId, name: seat.license.name },
      product: {
        id: seat.license.productId,
        name: seat.license.product.name,
        vendor: seat.license.product.vendor.name,
      },
      since: seat.heldFrom,
      until: seat.heldUntil ? addDays(dayIn(timeZone, seat.heldUntil), -1) : null,
      lastUsedOn: lastOf(coveredBy(seat.license.product)),
      includes: seat.license.product.components.map(({ component: { id, name } }) => ({ id, name })),
    }));
  },
});

const coveredBy = ({ id, components }: { id: string; components: { componentId: string }[] }) => [
  id,
  ...components.map(({ componentId }) => componentId),
];

type HowToStart = {
  downloadUrl: string | null;
  serverAddress: string | null;
  note: string | null;
  contact: string | null;
};

export type StartUsing = HowToStart & {
  seat: MySeat;
  /** The products that a seat of a suite includes, each with what is known of it. */
  components: (HowToStart & { id: string; name: string })[];
  owner: { name: string; email: string | null } | null;
  /** Vendor's keys of my seat and of the whole licence; they are shown by an act of their own, which is recorded. */
  keys: { id: string; label: string | null; hint: string }[];
};

/** What I need to start using a product of which I hold a seat. */
export const startUsing = query({
  name: "requests.start-using",
  permission: "own:read",
  input: z.strictObject({ seatId: z.string() }),
  async run(ctx, { seatId }): Promise<StartUsing> {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    const row = await ctx.tx.seat.findFirst({
      where: { id: seatId, personId: personId ?? "", ...heldNow(ctx) },
      include: {
        license: {
          include: {
            owner: true,
            product: { include: { vendor: true, owner: true, components: withComponents } },
            vendorKeys: { where: { archivedAt: null, OR: [{ seatId: null }, { seatId }] } },
          },
        },
      },
    });
    if (!row) throw refuse("not-found", { what: "seat of yours" });
    const { product } = row.license;
    const owner = row.license.owner ?? product.owner;
    return {
      seat: {
        seatId: row.id,
        license: { id: row.licenseId, name: row.license.name },
        product: { id: product.id, name: product.name, vendor: product.vendor.name },
        since: row.heldFrom,
        until: row.heldUntil,
        lastUsedOn: null,
        includes: product.components.map(({ component: { id, name } }) => ({ id, name })),
      },
      ...howToStart(product),
      components: product.components.map(({ component }) => ({
        id: component.id,
        name: component.name,
        ...howToStart(component),
      })),
      owner: owner ? { name: owner.displayName, email: owner.email } : null,
      keys: row.license.vendorKeys.map((key) => ({ id: key.id, label: key.label, hint: key.hint })),
    };
  },
});

type Start = Pick<Product, "downloadUrl" | "serverAddress" | "startingNote" | "supportContact">;

function howToStart({ downloadUrl, serverAddress, startingNote: note, supportContact: contact }: Start): HowToStart {
  return { downloadUrl, serverAddress, note, contact };
}
