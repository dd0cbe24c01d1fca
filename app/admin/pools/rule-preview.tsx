"use client";

import { useEffect, useState } from "react";
import type { GroupKind, GroupRuleKind } from "@/lib/db/generated/enums";
import { counted } from "../licenses/license-words";
import { previewRuleAction } from "./pool-actions";
import { hasSeats } from "./rule-words";

type RulePreviewProps = {
  poolId: string;
  /** The rule that is changed; none for a new one. */
  ruleId?: string;
  kind: GroupRuleKind;
  groupKind: GroupKind;
  subject: string;
  seats: number | null;
};

type Preview = Extract<Awaited<ReturnType<typeof previewRuleAction>>, { ok: true }>["data"];

/** How long somebody must have stopped typing before a preview is asked for, ms. */
const pause = 350;

/** What a rule would do at this moment, before it is made or changed. */
export function RulePreview({ poolId, ruleId, kind, groupKind, subject, seats }: RulePreviewProps) {
  const [told, setTold] = useState<Preview | null>(null);
  const isWhole = subject !== "" && (!hasSeats(kind) || (seats !== null && seats >= 0)) && kind !== "PRIORITY";
  useEffect(() => {
    let isCurrent = true;
    const asking = setTimeout(async () => {
      const answer = isWhole ? await previewRuleAction({ poolId, ruleId, kind, groupKind, subject, seats }) : null;
      if (isCurrent) setTold(answer?.ok ? answer.data : null);
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(asking);
    };
  }, [isWhole, poolId, ruleId, kind, groupKind, subject, seats]);
  return (
    // Empty, it takes no place between the fields, and is still there to be listened to.
    <p role="status" className="text-muted text-sm empty:absolute">
      {told && isWhole ? inWords(kind, told) : null}
    </p>
  );
}

function inWords(kind: GroupRuleKind, { held, kept, freeForOthers, over, refused }: Preview): string {
  const holds = held === 0 ? "The group holds no seat now" : `The group holds ${counted(held, "seat")} now`;
  switch (kind) {
    case "RESERVATION":
      return `${holds}. ${kept > 0 ? `${counted(kept, "free seat")} would be kept for it. ` : ""}Leaves ${counted(freeForOthers ?? 0, "free seat")} for everybody else. Nobody loses a seat.`;
    case "CAP":
      return over > 0
        ? `${holds}, ${over} more than that. Nobody loses a seat; it gets no other until it is below the cap.`
        : `${holds}.`;
    default:
      return refused > 0
        ? `${counted(refused, "seat")} in use now ${refused === 1 ? "is" : "are"} held by those who could not check out again. Nobody loses a seat.`
        : "Nobody who holds a seat now is affected.";
  }
}
