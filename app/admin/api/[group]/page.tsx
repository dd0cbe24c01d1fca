import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { counted } from "../../licenses/license-words";
import { apiGroups } from "../api-operations";
import { isLarge } from "../operation-href";
import { OperationRows } from "../operation-rows";
import { OperationView } from "../operation-view";

type Params = { params: Promise<{ group: string }>; searchParams: Promise<SearchParams> };

async function read({ params, searchParams }: Params) {
  const { group: key } = await params;
  const { operation: anchor } = await searchParams;
  const group = apiGroups().find((one) => one.key === key) ?? notFound();
  return { group, operation: group.operations.find((one) => one.anchor === anchor) };
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const { group, operation } = await read(props);
  return { title: `${operation?.summary ?? group.title} · API` };
}

/** The operations of one group in full; of a large one, the operation that was chosen, or the list to choose from. */
export default async function ApiGroupPage(props: Params) {
  const { group, operation } = await read(props);
  const { key, title, operations } = group;
  const href = `/admin/api/${key}`;
  if (operation)
    return (
      <>
        <PageHeader
          crumbs={[
            { label: "API", href: "/admin/api" },
            { label: title, href },
          ]}
          title={operation.summary}
        />
        <OperationView operation={operation} alone />
        <h2 className="mt-4 font-semibold">{title}</h2>
        <OperationRows group={group} operations={operations} label={title} />
      </>
    );
  return (
    <>
      <PageHeader
        crumbs={[{ label: "API", href: "/admin/api" }, { label: title }]}
        title={title}
        facts={[counted(operations.length, "operation")]}
      />
      {isLarge(group) ? (
        <div className="mt-4">
          <OperationRows group={group} operations={operations} label={title} />
        </div>
      ) : (
        <div className="mt-2">
          {operations.map((one) => (
            <OperationView key={one.id} operation={one} />
          ))}
        </div>
      )}
    </>
  );
}
