import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Button } from "./button";

/** Keyset pages have neighbours, not numbers. */
export function Pagination({ previous, next, first }: { previous?: string; next?: string; first?: string }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Pages" className="mt-3 flex items-center justify-between gap-2">
      <span className="flex gap-2">
        {previous ? (
          <Button asChild>
            <Link href={previous} rel="prev">
              <ChevronLeft aria-hidden="true" /> Previous
            </Link>
          </Button>
        ) : null}
        {first ? (
          <Button asChild variant="ghost">
            <Link href={first}>First page</Link>
          </Button>
        ) : null}
      </span>
      {next ? (
        <Button asChild>
          <Link href={next} rel="next">
            Next <ChevronRight aria-hidden="true" />
          </Link>
        </Button>
      ) : null}
    </nav>
  );
}
