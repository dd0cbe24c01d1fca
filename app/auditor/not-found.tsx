import { NotFoundView } from "@/components/shell/message-view";

export default function NotFound() {
  return <NotFoundView />;
}
