import type { Product } from "@/lib/db/generated/client";

export type ProductView = Omit<Product, "organizationId">;

export function productView({ organizationId: _, ...product }: Product): ProductView {
  return product;
}
