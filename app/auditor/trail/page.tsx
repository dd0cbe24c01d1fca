import type { Metadata } from "next";
import { EventList } from "@/components/event-list";
import { PageHeader } from "@/components/page-header";
import { exportHref, listState, pageHrefs, type SearchParams } from "@/components/table/list-state";
import { TableBar, type ListFilter } from "@/components/table/table-bar";
import { Pagination } from "@/components/ui/pagination";
import { listEvents, listEventTypes } from "@/lib/audit/list-events";
import { nameOf } from "@/lib/audit/name-of";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { eventWords } from "../../event-words";
import { tellEvent } from "../../tell-event";

export const metadata: Metadata = { title: "Trail" };

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function TrailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const [page, types, names] = await Promise.all([
    asUserList(listEvents, search),
    asUser(listEventTypes, {}),
    asUser(nameOf, { ids: [single(search.actor), single(search.subject)].filter((id) => id !== "") }),
  ]);
  const state = listState("/auditor/trail", search);
  const filters: ListFilter[] = [
    {
      key: "type",
      label: "What",
      kind: "choice",
      options: types.map((type) => ({ value: type, label: firstUpper(eventWords(type)) })),
    },
    {
      key: "actor",
      label: "Who",
      kind: "search",
      source: "/auditor/trail/actors",
      valueLabel: names[single(search.actor)],
    },
    {
      key: "subject",
      label: "Object",
      kind: "search",
      source: "/auditor/trail/objects",
      valueLabel: names[single(search.subject)],
    },
    { key: "from", label: "From", kind: "date" },
    { key: "to", label: "Until", kind: "date" },
  ];
  return (
    <>
      <PageHeader title="Trail" facts={["Every change, newest first", "Your views are recorded in it"]} />
      <TableBar
        state={state}
        filters={filters}
        count={page.total}
        columns={[]}
        always={[]}
        exportHref={exportHref(
          state,
          "/auditor/trail/export",
          filters.map((filter) => filter.key),
          [],
        )}
      />
      <EventList
        events={page.items.map((entry) => tellEvent(entry))}
        empty="Nothing matches these filters. Remove one to see more."
      />
      <Pagination {...pageHrefs(state, page)} />
    </>
  );
}

const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
