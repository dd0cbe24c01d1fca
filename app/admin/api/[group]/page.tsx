import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { counted } from "../../licenses/license-words";
import { apiGroups } from "../api-operations";
import { OperationView } from "../operation-view";

type Params = { params: Promise<{ group: string }> };

const groupOf = async (params: Params["params"]) => {
  const { group: key } = await params;
  return apiGroups().find((group) => group.key === key) ?? notFound();
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `${(await groupOf(params)).title} · API` };
}

/** The operations of one group, each in full. */
export default async function ApiGroupPage({ params }: Params) {
  const { title, operations } = await groupOf(params);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "API", href: "/admin/api" }, { label: title }]}
        title={title}
        facts={[counted(operations.length, "operation")]}
      />
      {operations.length > 6 ? (
        <ul aria-label="Operations" className="mt-4 gap-x-8 text-sm sm:columns-2 xl:columns-3">
          {operations.map(({ id, anchor, method, summary }) => (
            <li key={id} className="flex items-baseline gap-2 py-0.5">
              <span className="text-muted w-[52px] shrink-0 font-mono text-xs">{method}</span>
              <a className="hover:underline" href={`#${anchor}`}>
                {summary}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-2">
        {operations.map((operation) => (
          <OperationView key={operation.id} operation={operation} />
        ))}
      </div>
    </>
  );
}
