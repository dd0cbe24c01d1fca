import { NotFoundView } from "@/components/shell/message-view";

export default function DepartmentNotFound() {
  return <NotFoundView what="department" back="/admin/departments" backLabel="Back to the departments" />;
}
