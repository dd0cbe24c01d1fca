import { StatusPill } from "@/components/status-pill";
import type { Tone } from "@/components/ui/badge";
import type { Standing } from "@/lib/entitlements/period";

const words: Record<Standing, readonly [string, Tone]> = {
  IN_FORCE: ["In force", "ok"],
  SWITCHED_OFF: ["Off", "warn"],
  NOT_STARTED: ["Not started", "plain"],
  ENDED: ["Ended", "plain"],
  WITHDRAWN: ["Withdrawn", "plain"],
};

export function StandingPill({ standing }: { standing: Standing }) {
  const [label, tone] = words[standing];
  return <StatusPill status={standing} label={label} tone={tone} />;
}
