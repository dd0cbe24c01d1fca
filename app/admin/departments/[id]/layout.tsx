import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readDepartment } from "@/lib/people/read-department";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function DepartmentLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readDepartment, { departmentId: (await params).id });
  return children;
}
