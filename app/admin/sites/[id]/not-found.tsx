import { NotFoundView } from "@/components/shell/message-view";

export default function SiteNotFound() {
  return <NotFoundView what="site" back="/admin/sites" backLabel="Back to the sites" />;
}
