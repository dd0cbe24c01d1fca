import Link from "next/link";
import type { ReactNode } from "react";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";

/** A link that was used, has expired or was replaced: what to do instead. */
export function SpentLink({ children, href, act }: { children: ReactNode; href: string; act: string }) {
  return (
    <PlainPage title="This link no longer works" detail={children}>
      <Button asChild variant="primary">
        <Link href={href}>{act}</Link>
      </Button>
    </PlainPage>
  );
}
