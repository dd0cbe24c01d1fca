import type { ListFilter } from "@/components/data-table";

export const archivedFilter: ListFilter = {
  key: "archived",
  label: "Archived",
  kind: "choice",
  options: [
    { value: "with", label: "Shown too" },
    { value: "only", label: "Only these" },
  ],
};
