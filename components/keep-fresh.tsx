"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again every so many seconds, while somebody looks at it. What is open on it stays as it is. */
export function KeepFresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
