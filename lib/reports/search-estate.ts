import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";

type FoundPlace = { id: string; label: string; detail?: string; href: string; group: string };

type Found = { items: FoundPlace[] };

const input = z.strictObject({ q: z.string().trim().max(200).default("") });

/** What an admin looks for by name: licences, people, products, vendors. A few of each. */
export const searchEstate = query({
  name: "reports.search-estate",
  permission: "license:read",
  input,
  async run(ctx, { q }): Promise<Found> {
    const used = { archivedAt: null };
    const licenses = await ctx.tx.license.findMany({
      where: { ...used, name: containing(q) },
      include: { product: { include: { vendor: true } } },
      orderBy: { name: "asc" },
      take: 6,
    });
    const people = await ctx.tx.person.findMany({
      where: { ...used, OR: [{ displayName: containing(q) }, { email: containing(q) }] },
      include: { department: true },
      orderBy: { displayName: "asc" },
      take: 6,
    });
    const products = await ctx.tx.product.findMany({
      where: { ...used, name: containing(q) },
      include: { vendor: true },
      orderBy: { name: "asc" },
      take: 4,
    });
    const vendors = await ctx.tx.vendor.findMany({
      where: { ...used, name: containing(q) },
      orderBy: { name: "asc" },
      take: 3,
    });
    const items = [
      ...licenses.map((row) => ({
        id: row.id,
        label: row.name,
        detail: row.product.vendor.name,
        href: `/admin/licenses/${row.id}`,
        group: "Licences",
      })),
      ...people.map((row) => ({
        id: row.id,
        label: row.displayName,
        detail: row.department?.name,
        href: `/admin/people/${row.id}`,
        group: "People",
      })),
      ...products.map((row) => ({
        id: row.id,
        label: row.name,
        detail: row.vendor.name,
        href: `/admin/products/${row.id}`,
        group: "Products",
      })),
      ...vendors.map((row) => ({ id: row.id, label: row.name, href: `/admin/vendors/${row.id}`, group: "Vendors" })),
    ];
    return { items };
  },
});

/** What an employee looks for: software of the catalogue. */
export const searchCatalog = query({
  name: "reports.search-catalog",
  permission: "catalog:browse",
  quiet: true,
  input,
  async run(ctx, { q }): Promise<Found> {
    const products = await ctx.tx.product.findMany({
      where: {
        archivedAt: null,
        requestable: true,
        OR: [{ name: containing(q) }, { vendor: { name: containing(q) } }],
        licenses: { some: { archivedAt: null, allocation: "NAMED" } },
      },
      include: { vendor: true },
      orderBy: { name: "asc" },
      take: 8,
    });
    return {
      items: products.map((row) => ({
        id: row.id,
        label: row.name,
        detail: row.vendor.name,
        href: `/catalog/${row.id}`,
        group: "Catalogue",
      })),
    };
  },
});

/** How much there is, for the menu of the admin portal. */
export const countEstate = query({
  name: "reports.count-estate",
  permission: "license:read",
  quiet: true,
  input: z.strictObject({}),
  async run(ctx) {
    return {
      licenses: await ctx.tx.license.count({ where: { archivedAt: null } }),
      people: await ctx.tx.person.count({ where: { archivedAt: null, status: { not: "DEPARTED" } } }),
      requests: await ctx.tx.seatRequest.count({ where: { status: "PENDING" } }),
      machines: await ctx.tx.activationMove.count({ where: { status: "PENDING" } }),
    };
  },
});
