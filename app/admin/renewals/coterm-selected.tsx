"use client";

import Link from "next/link";
import { useSelection } from "@/components/table/selection";
import { Button } from "@/components/ui/button";

/** Leads to one last day for the licences that are chosen. */
export function CotermSelected() {
  const { ids } = useSelection();
  const query = ids.map((id) => `id=${encodeURIComponent(id)}`).join("&");
  return (
    <Button asChild size="small">
      <Link href={`/admin/renewals/coterm?${query}`}>Give them one last day</Link>
    </Button>
  );
}
