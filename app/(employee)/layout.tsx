import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { countUnreadNotices } from "@/lib/notifications/list-notices";
import { countMyOpenRequests } from "@/lib/requests/count-open";
import { Portal } from "../portal";

export default async function EmployeeLayout({ children }: { children: ReactNode }) {
  const [requests, notices] = await Promise.all([asUser(countMyOpenRequests, {}), asUser(countUnreadNotices, {})]);
  return (
    <Portal name="employee" search="/search/catalog" counts={{ "my-requests": requests, notices }}>
      {children}
    </Portal>
  );
}
