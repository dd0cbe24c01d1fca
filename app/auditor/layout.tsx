import type { ReactNode } from "react";
import { Portal } from "../portal";

export default function AuditorLayout({ children }: { children: ReactNode }) {
  return <Portal name="auditor">{children}</Portal>;
}
