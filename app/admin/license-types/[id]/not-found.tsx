import { NotFoundView } from "@/components/shell/message-view";

export default function LicenseTypeNotFound() {
  return <NotFoundView what="licence type" back="/admin/license-types" backLabel="Back to the licence types" />;
}
