import { NotFoundView } from "@/components/shell/message-view";

export default function PersonNotFound() {
  return <NotFoundView what="person" back="/admin/people" backLabel="Back to people" />;
}
