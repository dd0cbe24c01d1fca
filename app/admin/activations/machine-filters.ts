import { kindWords } from "../../machine-words";
import type { ListFilter } from "@/components/data-table";
import type { SearchParams } from "@/components/table/list-state";
import { asUser } from "@/lib/http/as-user";
import { readPerson } from "@/lib/people/read-person";

/** The filters of a list of machines. */
export async function machineFilters(search: SearchParams): Promise<ListFilter[]> {
  const person = [search.person].flat()[0];
  return [
    {
      key: "state",
      label: "State",
      kind: "choice",
      options: [
        { value: "active", label: "active" },
        { value: "dead", label: "no heartbeat" },
        { value: "ended", label: "ended" },
        { value: "any", label: "active or ended" },
      ],
    },
    {
      key: "person",
      label: "User",
      kind: "search",
      source: "/admin/people/options",
      valueLabel: person && (await asUser(readPerson, { personId: person })).displayName,
    },
    {
      key: "kind",
      label: "Kind",
      kind: "choice",
      options: Object.entries(kindWords).map(([value, label]) => ({ value, label: label.toLowerCase() })),
    },
    { key: "overage", label: "Overage", kind: "choice", options: [{ value: "yes", label: "beyond what is owned" }] },
  ];
}
