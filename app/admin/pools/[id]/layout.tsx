import type { ReactNode } from "react";
import { poolOf } from "./pool-of";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function PoolLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await poolOf((await params).id);
  return children;
}
