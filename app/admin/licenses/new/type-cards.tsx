import Link from "next/link";
import type { LicenseTypeRow } from "@/lib/licenses/list-license-types";
import { allocationWords, termWords } from "../license-words";

type TypeCardsProps = { types: readonly LicenseTypeRow[]; product: string | undefined };

/** The first step of a new licence: from which type. */
export function TypeCards({ types, product }: TypeCardsProps) {
  const href = (type: string) =>
    `/admin/licenses/new?${new URLSearchParams({ type, ...(product ? { product } : {}) }).toString()}`;
  const own = types.filter(({ builtIn }) => builtIn === null);
  const builtIn = types.filter((type) => type.builtIn !== null);
  return (
    <>
      {own.length > 0 ? <Group title="Your own types" types={own} href={href} /> : null}
      <Group title="Built-in types" types={builtIn} href={href} />
      <p className="mt-6">
        <Link className="link" href={href("none")}>
          Set every rule yourself, without a type
        </Link>
      </p>
    </>
  );
}

function Group({
  title,
  types,
  href,
}: {
  title: string;
  types: readonly LicenseTypeRow[];
  href(type: string): string;
}) {
  return (
    <section className="mt-6">
      <h2 className="mb-2 font-semibold">{title}</h2>
      <ul className="grid max-w-[960px] gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {types.map(({ id, name, allocation, term, description }) => (
          <li key={id} className="grid">
            <Link
              href={href(id)}
              className="rounded-panel border-line bg-panel hover:border-line-strong hover:bg-sunken block border px-4 py-3"
            >
              <b className="block font-semibold">{name}</b>
              <span className="text-muted block text-sm">
                {allocationWords[allocation]}, {termWords[term].toLowerCase()}
              </span>
              {description ? <span className="mt-1 block text-sm">{description}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
