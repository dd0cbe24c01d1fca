import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readPerson } from "@/lib/people/read-person";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function PersonLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readPerson, { personId: (await params).id });
  return children;
}
