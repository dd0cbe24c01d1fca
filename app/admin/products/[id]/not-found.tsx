import { NotFoundView } from "@/components/shell/message-view";

export default function ProductNotFound() {
  return <NotFoundView what="product" back="/admin/products" backLabel="Back to the products" />;
}
