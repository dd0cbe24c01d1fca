import { NotFoundView } from "@/components/shell/message-view";

export default function VendorNotFound() {
  return <NotFoundView what="vendor" back="/admin/vendors" backLabel="Back to the vendors" />;
}
