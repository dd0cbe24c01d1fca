"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { z } from "zod";
import { Progress } from "@/components/ui/progress";
import { importStage, type ImportStage } from "@/lib/imports/schema";

const shape = z.object({ stage: importStage, progress: z.object({ done: z.number(), total: z.number().nullable() }) });
const askAgainAfter = 1000;

const labels: Partial<Record<ImportStage, string>> = {
  "dry-running": "Trying the file; nothing is kept",
  queued: "Waiting for its turn",
  running: "Importing",
  undoing: "Undoing",
};

/** Asks how far it is. The work goes on without this page: leaving it, or reloading, changes nothing. */
export function ImportProgress({
  importId,
  stage,
  done,
  total,
}: {
  importId: string;
  stage: ImportStage;
  done: number;
  total: number | null;
}) {
  const router = useRouter();
  const [now, setNow] = useState({ stage, done, total });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let shown = stage;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/admin/import/${importId}/progress`, { signal: stop.signal }).then((response) =>
        response.json(),
      );
      const { stage: next, progress } = shape.parse(answer);
      setNow({ stage: next, ...progress });
      // Once for each stage: the page behind may take longer than the next answer.
      if (next !== shown) router.refresh();
      shown = next;
    };
    const askAndWait = () =>
      void ask()
        .catch(() => undefined)
        .finally(() => (timer = setTimeout(askAndWait, askAgainAfter)));
    timer = setTimeout(askAndWait, askAgainAfter);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [importId, stage, router]);

  return (
    <div className="mt-6 max-w-[640px]" aria-live="polite">
      <Progress
        label={labels[now.stage] ?? "Working"}
        done={now.done}
        total={now.total ?? Math.max(now.done, 1)}
        unit={now.total === null ? "rows so far" : "rows"}
      />
      <p className="text-muted mt-3 text-sm">You can leave this page: the work goes on, and you find it here again.</p>
    </div>
  );
}
