import { NotFoundView } from "@/components/shell/message-view";

export default function UsageSourceNotFound() {
  return <NotFoundView what="licence server" back="/admin/usage-sources" backLabel="Back to the licence servers" />;
}
