import type { ReactNode } from "react";
import { Portal } from "../portal";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <Portal name="admin">{children}</Portal>;
}
