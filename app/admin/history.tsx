import { EventList } from "@/components/event-list";
import { pageHrefs, listState, type SearchParams } from "@/components/table/list-state";
import { Pagination } from "@/components/ui/pagination";
import { objectHistory } from "@/lib/audit/list-events";
import { asUserList } from "@/lib/http/as-user-list";
import { tellEvent } from "../tell-event";
import { placeOfThing } from "./place-of-thing";

/** Everything that happened to one thing, or to others in connection with it, newest first. */
export async function History({ subjectId, path, search }: { subjectId: string; path: string; search: SearchParams }) {
  const page = await asUserList(objectHistory, search, { subjectId });
  return (
    <>
      <EventList events={page.items.map((entry) => tellEvent(entry, { about: subjectId, placeOf: placeOfThing }))} />
      <Pagination {...pageHrefs(listState(path, search), page)} />
    </>
  );
}
