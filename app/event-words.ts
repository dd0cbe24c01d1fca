/** How an event's type reads after the actor's name. Types that are not here read as "changed the vendor". */
const special: Record<string, string> = {
  "license.type-applied": "applied its type to the licence",
  "license-type.reset": "set back to its original the licence type",
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
  "release.withdrawn": "withdrew the release",
  "license.cancelled": "cancelled at the end of its period: the licence",
  "license.cancel-undone": "took back the cancellation of",
  "license.converted": "converted into what was bought: the trial",
  "license.credited": "credited to",
  "license.credit-used": "paid from the credit of",
  "license.end-moved": "moved the last day of",
  "license.entered-grace": "noted the grace of",
  "license.expired": "noted the end of",
  "license.plan-changed": "changed the plan of",
  "license.trial-started": "began the trial of",
  "license.trial-extended": "extended the trial of",
  "maintenance.added": "bought maintenance for",
  "purchase.shortened": "ended early the purchase of",
  "transfer.asked": "asked for a transfer of",
  "transfer.made": "transferred",
  "transfer.approved": "approved the transfer of",
  "transfer.rejected": "rejected the transfer of",
  "transfer.withdrawn": "withdrew the transfer of",
  "activation.started": "activated the machine",
  "activation.changed": "noted what has changed of the machine",
  "activation.deactivated": "deactivated the machine",
  "activation.moved": "moved to other hardware: the machine",
  "activation.died": "freed, for want of heartbeats, the machine",
  "activation.released": "freed, its user having left, the machine",
  "activation-move.asked": "asked for a move to other hardware of",
  "activation-move.approved": "approved the move to other hardware of",
  "activation-move.rejected": "rejected the move to other hardware of",
  "activation-move.withdrawn": "withdrew the move to other hardware of",
  "entitlement.granted": "granted the feature",
  "entitlement.changed": "changed the grant of",
  "entitlement.switched-on": "switched on the feature",
  "entitlement.switched-off": "switched off the feature",
  "entitlement.withdrawn": "withdrew the feature",
  "meter.consumed": "used some of",
  "meter.released": "gave back some of",
  "product.suite-changed": "changed the components of",
  "vendor-key.revealed": "opened a vendor’s key",
  "license-key.revealed": "showed the licence key",
  "signing-key.rotated": "put another in place of the signing key",
  "signing-key.ended": "ended at once the signing key",
  "role.granted": "gave a role to",
  "role.revoked": "took a role from",
  "account.created": "made the account of",
  "account.linked": "linked to a person: the account of",
  "account.invited": "invited",
  "account.invitation-accepted": "accepted the invitation to the account of",
  "account.signed-in": "signed in to the account of",
  "account.sign-in-refused": "refused to let into the account of",
  "account.signed-out-everywhere": "ended all sessions of",
  "account.password-changed": "changed the password of",
  "account.password-reset": "chose a new password for",
  "account.reset-requested": "sent a link for a new password, as asked for, to",
  "account.reset-link-issued": "sent a link for a new password to",
  "account.disabled": "disabled the account of",
  "account.enabled": "enabled the account of",
  "token.created": "created the API token",
  "token.revoked": "revoked the API token",
  "import.undo-failed": "could not take back the whole of",
  "auditor.viewed": "viewed",
  "access.denied": "was refused",
};

/** What somebody does to the account that is their own. */
const own: Record<string, string> = {
  "account.signed-in": "signed in",
  "account.signed-out-everywhere": "ended all their sessions",
  "account.password-changed": "changed their password",
  "account.password-reset": "chose a new password",
  "account.invitation-accepted": "accepted their invitation",
};

export function ownAccountWords(type: string): string | undefined {
  return own[type];
}

const kinds: Record<string, string> = {
  license: "licence",
  "add-on": "add-on",
  "license-add-on": "add-on",
  "entitlement-override": "override of",
  "license-type": "licence type",
  "license-key": "licence key",
  "vendor-key": "vendor’s key",
  "api-token": "API token",
  organization: "organisation",
};

export function eventWords(type: string): string {
  const known = special[type];
  if (known) return known;
  const [kind = "", verb = ""] = type.split(".");
  return `${verb.replaceAll("-", " ")} the ${kinds[kind] ?? kind.replaceAll("-", " ")}`;
}

const views: Record<string, string> = {
  "activations.list": "the list of machines",
  "activations.read-machine": "a machine",
  "activations.list-moves": "moves to other hardware",
  "activations.explain-match": "why a machine is known or not",
  "features.list": "the features of a product",
  "add-ons.list": "the add-ons of a product",
  "suites.read": "the components of a product",
  "entitlements.list": "the features of a licence",
  "entitlements.explain": "why features are granted or not",
  "license-add-ons.list": "the add-ons of a licence",
  "overrides.list": "the overrides on a licence",
  "meters.show": "the meters of a licence",
  "reports.position": "the licence position",
  "audit.list": "the trail",
  "audit.history": "the history of one thing",
  "licenses.list": "the list of licences",
  "licenses.count-use": "who used a licence",
  "license-types.list": "the list of licence types",
  "license-types.differences": "the licences that differ from their type",
  "license-types.preview-apply": "what applying a licence type would do",
  "people.list": "the list of people",
  "requests.list": "the list of requests",
  "audit.actor-options": "a search for who acted",
  "audit.object-options": "a search for objects",
  "people.options": "a search for people",
  "reports.search-estate": "a search of the estate",
};

/** What a query shows, after "viewed". */
export function viewWords(query: string): string {
  return views[query] ?? query.replaceAll(".", ": ").replaceAll("-", " ");
}
