import { NotFoundView } from "@/components/shell/message-view";

export default function PoolNotFound() {
  return <NotFoundView what="pool" back="/admin/pools" backLabel="Back to the pools" />;
}
