import type { ListFilter } from "@/components/data-table";
import type { SearchParams } from "@/components/table/list-state";
import { asUser } from "@/lib/http/as-user";
import { readDepartment } from "@/lib/people/read-department";
import { sourceOptions } from "../license-words";

/** The filters of a list of seats. */
export async function seatFilters(search: SearchParams): Promise<ListFilter[]> {
  const department = [search.department].flat()[0];
  return [
    { key: "idle", label: "Use", kind: "choice", options: [{ value: "yes", label: "idle for 60 days" }] },
    {
      key: "department",
      label: "Department",
      kind: "search",
      source: "/admin/departments/options",
      valueLabel: department && (await asUser(readDepartment, { departmentId: department })).name,
    },
    { key: "source", label: "Came by", kind: "choice", options: sourceOptions },
    { key: "timeBoxed", label: "End", kind: "choice", options: [{ value: "yes", label: "has one" }] },
    {
      key: "held",
      label: "Held",
      kind: "choice",
      options: [
        { value: "ended", label: "in the past" },
        { value: "any", label: "now or in the past" },
      ],
    },
  ];
}
