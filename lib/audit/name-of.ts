import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { nameThings } from "./name-things";

/** The names of things by their ids, for the chips of filters. */
export const nameOf = query({
  name: "audit.name-of",
  permission: "audit:read",
  quiet: true,
  input: z.strictObject({ ids: z.array(z.string().max(80)).max(20) }),
  run: async (ctx, { ids }): Promise<Record<string, string>> => Object.fromEntries(await nameThings(ctx.tx, ids)),
});

type Options = { items: { id: string; label: string; detail?: string }[] };
const searchInput = z.object({ q: z.string().trim().max(200).default("") });

/** Accounts and API tokens that can have acted. */
export const actorOptions = query({
  name: "audit.actor-options",
  permission: "audit:read",
  input: searchInput,
  async run(ctx, { q }): Promise<Options> {
    const accounts = await ctx.tx.account.findMany({
      where: { OR: [{ name: containing(q) }, { email: containing(q) }] },
      orderBy: { name: "asc" },
      take: 15,
    });
    const tokens = await ctx.tx.apiToken.findMany({
      where: { name: containing(q) },
      orderBy: { name: "asc" },
      take: 5,
    });
    return {
      items: [
        ...accounts.map(({ id, name, email }) => ({ id, label: name, detail: email })),
        ...tokens.map(({ id, name }) => ({ id, label: name, detail: "API token" })),
      ],
    };
  },
});

/** Things that events are about: licences, people, products. */
export const objectOptions = query({
  name: "audit.object-options",
  permission: "audit:read",
  input: searchInput,
  async run(ctx, { q }): Promise<Options> {
    const licenses = await ctx.tx.license.findMany({
      where: { name: containing(q) },
      orderBy: { name: "asc" },
      take: 8,
    });
    const people = await ctx.tx.person.findMany({
      where: { displayName: containing(q) },
      orderBy: { displayName: "asc" },
      take: 8,
    });
    const products = await ctx.tx.product.findMany({
      where: { name: containing(q) },
      orderBy: { name: "asc" },
      take: 4,
    });
    const items = [
      ...licenses.map(({ id, name }) => ({ id, label: name, detail: "Licence" })),
      ...people.map(({ id, displayName }) => ({ id, label: displayName, detail: "Person" })),
      ...products.map(({ id, name }) => ({ id, label: name, detail: "Product" })),
    ];
    return { items };
  },
});
