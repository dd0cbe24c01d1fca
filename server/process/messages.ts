/** What the supervisor tells its processes. */
export type Instruction =
  | { readonly type: "stop"; readonly seconds: number }
  /** Where the pages are served inside this machine; null while they are away. */
  | { readonly type: "web"; readonly url: string | null };

/** What a process tells its supervisor. */
export type Report = { readonly type: "ready"; readonly url: string | null };

export function isInstruction(message: unknown): message is Instruction {
  return hasType(message) && (message.type === "stop" || message.type === "web");
}

export function isReport(message: unknown): message is Report {
  return hasType(message) && message.type === "ready";
}

function hasType(message: unknown): message is { type: unknown } {
  return typeof message === "object" && message !== null && "type" in message;
}
