/** How an event's type reads after the actor's name. Types that are not here read as "changed the vendor". */
const special: Record<string, string> = {
  "person.departed": "marked as departed",
  "person.returned": "brought back",
  "person.status-changed": "changed the status of",
  "person.identity-added": "noted another name of",
  "seat.assigned": "assigned the seat",
  "seat.released": "released the seat",
  "seat.given-back": "gave back the seat",
  "seat.transferred": "transferred the seat",
  "request.made": "asked for",
  "request.approved": "approved the request for",
  "request.rejected": "rejected the request for",
  "request.fulfilled": "granted the request for",
  "request.waitlisted": "put on the waitlist: the request for",
  "request.withdrawn": "withdrew the request for",
  "vendor-key.revealed": "opened a vendor’s key",
  "auditor.viewed": "viewed",
  "access.denied": "was refused",
};

const kinds: Record<string, string> = { license: "licence", "vendor-key": "vendor’s key", "api-token": "API token", organization: "organisation" };

export function eventWords(type: string): string {
  const known = special[type];
  if (known) return known;
  const [kind = "", verb = ""] = type.split(".");
  return `${verb.replaceAll("-", " ")} the ${kinds[kind] ?? kind.replaceAll("-", " ")}`;
}
