import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { countMyOpenRequests } from "@/lib/requests/count-open";
import { Portal } from "../portal";

export default async function EmployeeLayout({ children }: { children: ReactNode }) {
  return (
    <Portal name="employee" search="/search/catalog" counts={{ "my-requests": await asUser(countMyOpenRequests, {}) }}>
      {children}
    </Portal>
  );
}
