import { NotFoundView } from "@/components/shell/message-view";

export default function AdminNotFound() {
  return <NotFoundView what="page" back="/admin" backLabel="Back to the overview" />;
}
