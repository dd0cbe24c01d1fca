"use client";

import { useId } from "react";
import type { Segment, SegmentKind } from "./seat-share";

const fills: Record<SegmentKind, string> = {
  used: "fill-used",
  idle: "fill-idle",
  reserved: "fill-reserved",
  over: "fill-over",
  free: "fill-free",
};

function percent(share: number) {
  return `${(share * 100).toFixed(3)}%`;
}

/** Plain SVG attributes, not styles: a strict content policy forbids inline ones, and the PDF draws the same shapes. */
export function SeatDrawing({
  segments,
  limit,
  label,
  small,
}: {
  segments: readonly Segment[];
  limit: number | null;
  label: string;
  small?: boolean;
}) {
  const id = useId();
  const height = small ? 8 : 18;
  const edge = small ? 2 : 5;
  return (
    <svg
      role="img"
      aria-label={label}
      className="block w-full min-w-0 flex-1 overflow-visible"
      height={height + 2 * edge}
    >
      <defs>
        <pattern id={`${id}i`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="8" height="8" className="fill-idle" />
          <rect x="5" width="3" height="8" fill="var(--idle-stripe)" />
        </pattern>
        <clipPath id={`${id}c`}>
          <rect y={edge} width="100%" height={height} rx={small ? 4 : 5} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}c)`}>
        <rect y={edge} width="100%" height={height} className="fill-free" />
        {segments.map(({ kind, from, to }) => (
          <rect
            key={kind}
            x={percent(from)}
            y={edge}
            width={percent(to - from)}
            height={height}
            {...(kind === "idle" ? { fill: `url(#${id}i)` } : { className: fills[kind] })}
          />
        ))}
        {segments.slice(1).map(({ kind, from }) => (
          <line
            key={kind}
            x1={percent(from)}
            x2={percent(from)}
            y1={edge}
            y2={edge + height}
            className="stroke-panel"
            strokeWidth={small ? 1 : 1.5}
          />
        ))}
      </g>
      <rect
        x="0.5"
        y={edge + 0.5}
        width="100%"
        height={height - 1}
        rx={small ? 3.5 : 4.5}
        fill="none"
        className="stroke-line-strong"
        strokeWidth="1"
        opacity="0.7"
        clipPath={`url(#${id}c)`}
      />
      {limit === null ? null : (
        <>
          <line
            x1={percent(limit)}
            x2={percent(limit)}
            y1="0"
            y2={height + 2 * edge}
            className="stroke-bg"
            strokeWidth="5"
          />
          <line
            x1={percent(limit)}
            x2={percent(limit)}
            y1="0"
            y2={height + 2 * edge}
            className="stroke-text"
            strokeWidth="2"
          />
        </>
      )}
    </svg>
  );
}

export function Swatch({ kind }: { kind: SegmentKind | "queued" }) {
  const id = useId();
  return (
    <svg aria-hidden="true" className="size-[9px] shrink-0" viewBox="0 0 9 9">
      {kind === "idle" ? (
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="4" height="4" className="fill-idle" />
          <rect x="2.5" width="1.5" height="4" fill="var(--idle-stripe)" />
        </pattern>
      ) : null}
      <rect
        width="9"
        height="9"
        rx="3"
        {...(kind === "idle"
          ? { fill: `url(#${id})` }
          : { className: kind === "queued" ? "fill-queued" : fills[kind] })}
      />
      {kind === "free" ? (
        <rect x="0.5" y="0.5" width="8" height="8" rx="2.5" fill="none" className="stroke-line-strong" />
      ) : null}
    </svg>
  );
}
