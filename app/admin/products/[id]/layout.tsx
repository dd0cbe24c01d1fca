import type { ReactNode } from "react";
import { asUser } from "@/lib/http/as-user";
import { readProduct } from "@/lib/catalog/read-product";

/** Looked up before anything is sent, so that what is not there answers 404 and no skeleton comes first. */
export default async function ProductLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await asUser(readProduct, { productId: (await params).id });
  return children;
}
