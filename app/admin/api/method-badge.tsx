import { Badge, type Tone } from "@/components/ui/badge";

const tones: Record<string, Tone> = { GET: "plain", POST: "ok", PATCH: "warn", DELETE: "bad" };

export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={tones[method]} className="font-mono">
      {method}
    </Badge>
  );
}
