const pages: Record<string, string> = {
  per: "/admin/people",
  dep: "/admin/departments",
  sit: "/admin/sites",
  ven: "/admin/vendors",
  pro: "/admin/products",
  lic: "/admin/licenses",
  typ: "/admin/license-types",
  sea: "/admin/licenses/seats",
  key: "/admin/licenses/keys",
  poo: "/admin/pools",
  act: "/admin/activations",
  req: "/admin/requests",
  imp: "/admin/import",
  src: "/admin/usage-sources",
  acc: "/admin/settings/accounts",
};

/** The page of a thing, by the prefix of its id; undefined where it has none of its own. */
export function placeOfThing(id: string): string | undefined {
  const page = pages[id.slice(0, 3)];
  return page && id[3] === "_" ? `${page}/${id}` : undefined;
}
