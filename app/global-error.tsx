"use client";

import "./globals.css";
import { ErrorView } from "@/components/shell/error-view";

/** Where the root layout itself failed: it brings its own document. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>Leasehold</title>
        <main>
          <ErrorView error={error} retry={reset} />
        </main>
      </body>
    </html>
  );
}
