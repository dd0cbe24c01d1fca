import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "../ui/button";

/** A page that has one thing to say: what happened, and the way on. */
export function MessageView({ title, children, acts }: { title: string; children: ReactNode; acts: ReactNode }) {
  return (
    <div className="mx-auto max-w-[480px] px-4 py-[14vh]">
      <h1 className="text-2xl font-semibold tracking-[-0.01em]">{title}</h1>
      <div className="text-muted mt-1.5">{children}</div>
      <div className="mt-5 flex flex-wrap gap-2">{acts}</div>
    </div>
  );
}

export function NotFoundView({
  what = "page",
  back = "/",
  backLabel = "Go to the start",
}: {
  what?: string;
  back?: string;
  backLabel?: string;
}) {
  return (
    <MessageView
      title={`This ${what} is not here`}
      acts={
        <Button asChild variant="primary">
          <Link href={back}>{backLabel}</Link>
        </Button>
      }
    >
      The address may be mistyped, or what it named has been removed or belongs to another organisation.
    </MessageView>
  );
}

export function ForbiddenView({ need }: { need?: string }) {
  return (
    <MessageView
      title="Your roles do not open this page"
      acts={
        <Button asChild variant="primary">
          <Link href="/">Go to your pages</Link>
        </Button>
      }
    >
      {need ? `It is for people with the role ${need}. ` : ""}If you need it for your work, ask an owner of your
      organisation to give you the role.
    </MessageView>
  );
}
