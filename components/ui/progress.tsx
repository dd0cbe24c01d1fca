"use client";

import { Count } from "../count";

/** Work under way, with counts: "1,204 of 2,282 rows". */
export function Progress({ done, total, label, unit }: { done: number; total: number; label: string; unit: string }) {
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-muted">
          <Count value={done} /> of <Count value={total} /> {unit}
        </span>
      </div>
      <progress
        value={done}
        max={Math.max(total, 1)}
        aria-label={label}
        className="bg-free [&::-moz-progress-bar]:bg-used [&::-webkit-progress-bar]:bg-free [&::-webkit-progress-value]:bg-used h-2 w-full appearance-none overflow-hidden rounded-full [&::-webkit-progress-value]:transition-[width]"
      />
    </div>
  );
}
