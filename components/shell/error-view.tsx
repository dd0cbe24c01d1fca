"use client";

import Link from "next/link";
import { Button } from "../ui/button";
import { MessageView } from "./message-view";

/** For `error.tsx`: nothing was changed that was not said to be; the digest finds the error in the log. */
export function ErrorView({ error, retry }: { error: Error & { digest?: string }; retry(): void }) {
  return (
    <MessageView
      title="This page could not be shown"
      acts={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <Button asChild>
            <Link href="/">Go to the start</Link>
          </Button>
        </>
      }
    >
      <p>
        Something failed on our side. Try again in a moment; if it stays, tell your administrator
        {error.digest ? " this number" : ""}.
      </p>
      {error.digest ? <p className="mt-2 font-mono text-sm">{error.digest}</p> : null}
    </MessageView>
  );
}
