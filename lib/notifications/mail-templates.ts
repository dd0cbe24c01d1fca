/** A mail in plain words; `render-mail` makes text and HTML of it. */
export type MailContent = {
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  closing: string;
};

/** What each mail is told. */
export type MailFacts = {
  invitation: { name: string; organization: string; inviter: string | null; url: string; until: string };
  passwordReset: { name: string; organization: string; url: string; until: string };
  passwordChanged: { name: string; organization: string; url: string };
  approvalNeeded: { name: string; requester: string; license: string; reason: string; url: string };
  requestGranted: { name: string; license: string; until: string | null; url: string };
  requestWaitlisted: { name: string; license: string; place: number; url: string };
  requestRejected: { name: string; license: string; comment: string; url: string };
  transferNeedsDecision: { name: string; license: string; asker: string; reason: string | null; url: string };
  transferDecided: { name: string; license: string; approved: boolean; comment: string | null; url: string };
  licenseReceived: { name: string; license: string };
  licenseTermNews: {
    name: string;
    license: string;
    news: "license-in-grace" | "license-ended" | "license-renewed" | "trial-ended";
    day: string;
  };
  moveNeedsDecision: { name: string; license: string; asker: string; reason: string | null; url: string };
  moveDecided: { name: string; license: string; approved: boolean; comment: string | null; url: string };
  releaseAsked: { name: string; license: string; host: string; url: string };
};

export type MailName = keyof MailFacts;
type Template<Name extends MailName> = (facts: MailFacts[Name]) => MailContent;

const notExpected = "If you did not expect this mail, you need not do anything.";

const invitation: Template<"invitation"> = (facts) => ({
  subject: `Your account at ${facts.organization} in Leasehold`,
  paragraphs: [
    `Hello ${facts.name},`,
    `${facts.inviter ?? "An administrator"} has made an account for you in Leasehold, where ${facts.organization} keeps its software licences.`,
    "Choose a password to start. The link works once.",
  ],
  action: { label: "Choose a password", url: facts.url },
  closing: `The link works until ${facts.until}. After that, ask for a new invitation. ${notExpected}`,
});

const passwordReset: Template<"passwordReset"> = (facts) => ({
  subject: "A new password for Leasehold",
  paragraphs: [
    `Hello ${facts.name},`,
    `Somebody asked for a new password for your account at ${facts.organization}. If it was you, choose one now. The link works once.`,
  ],
  action: { label: "Choose a new password", url: facts.url },
  closing: `The link works until ${facts.until}. If it was not you, your password stays as it is and you need not do anything.`,
});

const passwordChanged: Template<"passwordChanged"> = (facts) => ({
  subject: "Your password for Leasehold was changed",
  paragraphs: [
    `Hello ${facts.name},`,
    `The password of your account at ${facts.organization} was changed just now, and all other sessions were signed out.`,
  ],
  action: { label: "Open Leasehold", url: facts.url },
  closing:
    "If it was not you, tell an administrator of your organisation at once, and ask for a new password on the sign-in page.",
});

const approvalNeeded: Template<"approvalNeeded"> = (facts) => ({
  subject: `${facts.requester} asks for ${facts.license}`,
  paragraphs: [
    `Hello ${facts.name},`,
    `${facts.requester} asks for a seat of ${facts.license} and it is for you to decide.`,
    `“${facts.reason}”`,
  ],
  action: { label: "Look at the request", url: facts.url },
  closing: "The link only opens the request. Nothing is decided until you approve or reject it there.",
});

const requestGranted: Template<"requestGranted"> = (facts) => ({
  subject: `${facts.license} is yours`,
  paragraphs: [
    `Hello ${facts.name},`,
    `You have a seat of ${facts.license} now${facts.until ? `, until ${facts.until}` : ""}.`,
  ],
  action: { label: "Start using it", url: facts.url },
  closing: "When you no longer need it, give it back under My software, so that somebody else can have it.",
});

const requestWaitlisted: Template<"requestWaitlisted"> = (facts) => ({
  subject: `${facts.license}: you are number ${facts.place} on the waitlist`,
  paragraphs: [
    `Hello ${facts.name},`,
    `Your request for ${facts.license} is approved, but no seat is free. You are number ${facts.place} on the waitlist. You get the next free seat in turn, without doing anything.`,
  ],
  action: { label: "See your place", url: facts.url },
  closing: "If you no longer need it, withdraw the request, so that the next person moves up.",
});

const requestRejected: Template<"requestRejected"> = (facts) => ({
  subject: `Your request for ${facts.license} was rejected`,
  paragraphs: [`Hello ${facts.name},`, `Your request for ${facts.license} was rejected:`, `“${facts.comment}”`],
  action: { label: "See the request", url: facts.url },
  closing: "You can ask again with more detail.",
});

const quoted = (text: string | null) => (text ? [`“${text}”`] : []);

const transferNeedsDecision: Template<"transferNeedsDecision"> = (facts) => ({
  subject: `${facts.asker} asks to transfer ${facts.license}`,
  paragraphs: [
    `Hello ${facts.name},`,
    `${facts.asker} asks to transfer the licence ${facts.license}, and it is for you to decide.`,
    ...quoted(facts.reason),
  ],
  action: { label: "Look at the transfer", url: facts.url },
  closing: "The link only opens the transfer. Nothing is decided until you approve or reject it there.",
});

const transferDecided: Template<"transferDecided"> = (facts) => ({
  subject: `The transfer of ${facts.license} was ${facts.approved ? "approved" : "rejected"}`,
  paragraphs: [
    `Hello ${facts.name},`,
    `The transfer of ${facts.license} that you asked for was ${facts.approved ? "approved, and is done" : "rejected"}.`,
    ...quoted(facts.comment),
  ],
  action: { label: "See the licence", url: facts.url },
  closing: facts.approved ? "Seats and machines stay with their holders." : "You can ask again with more detail.",
});

const licenseReceived: Template<"licenseReceived"> = (facts) => ({
  subject: `You own the licence ${facts.license} now`,
  paragraphs: [
    `Hello ${facts.name},`,
    `The licence ${facts.license} was transferred to you. Requests for its seats, and transfers of it, may be for you to decide from now on.`,
  ],
  closing: notExpected,
});

const termNews: Record<MailFacts["licenseTermNews"]["news"], (license: string, day: string) => [string, string]> = {
  "license-in-grace": (license, day) => [
    `${license} is in grace until ${day}`,
    `The term of ${license} is over. It can be used in grace until ${day}; renew it by then, if it is still needed.`,
  ],
  "license-ended": (license, day) => [
    `${license} ended on ${day}`,
    `${license} could be used until ${day} and has expired. Have it renewed, if it is still needed.`,
  ],
  "license-renewed": (license, day) => [
    `${license} was renewed until ${day}`,
    `${license} renews by itself and runs until ${day} now. If it is no longer needed, have it cancelled before then.`,
  ],
  "trial-ended": (license, day) => [
    `The trial of ${license} ended on ${day}`,
    `The trial of ${license} ended on ${day}. Have it converted into what is bought, if it is to be used from now on.`,
  ],
};

const licenseTermNews: Template<"licenseTermNews"> = ({ name, license, news, day }) => {
  const [subject, told] = termNews[news](license, day);
  return {
    subject,
    paragraphs: [`Hello ${name},`, told],
    closing: "You get this mail because you are the owner of the licence.",
  };
};

const moveNeedsDecision: Template<"moveNeedsDecision"> = (facts) => ({
  subject: `${facts.asker} asks to move ${facts.license} to another machine`,
  paragraphs: [
    `Hello ${facts.name},`,
    `${facts.asker} asks to move ${facts.license} to another machine, and it is for an admin to decide.`,
    ...quoted(facts.reason),
  ],
  action: { label: "Look at the two machines", url: facts.url },
  closing: "The link only opens the licence. Nothing is decided until you approve or reject the move there.",
});

const moveDecided: Template<"moveDecided"> = (facts) => ({
  subject: `The move of ${facts.license} was ${facts.approved ? "approved" : "rejected"}`,
  paragraphs: [
    `Hello ${facts.name},`,
    facts.approved
      ? `The new machine has its unit of ${facts.license} now. The old one has stopped.`
      : `${facts.license} stays on the machine that it was on.`,
    ...quoted(facts.comment),
  ],
  action: { label: "See your machines", url: facts.url },
  closing: facts.approved ? "Start the program on the new machine." : "You can ask again with more detail.",
});

const releaseAsked: Template<"releaseAsked"> = (facts) => ({
  subject: `Somebody waits for a seat of ${facts.license}`,
  paragraphs: [
    `Hello ${facts.name},`,
    `All seats of ${facts.license} are taken, and somebody waits for one. You hold one on ${facts.host} that does not seem to be used.`,
    "If you do not need it now, release it. If you do, keep it: nothing is taken from you.",
  ],
  action: { label: "See your seats", url: facts.url },
  closing: "Who asked is not said, and they are not told who was asked.",
});

/** Every mail that Leasehold sends, by name. */
export const mailTemplates: { [Name in MailName]: Template<Name> } = {
  invitation,
  passwordReset,
  passwordChanged,
  approvalNeeded,
  requestGranted,
  requestWaitlisted,
  requestRejected,
  transferNeedsDecision,
  transferDecided,
  licenseReceived,
  licenseTermNews,
  moveNeedsDecision,
  moveDecided,
  releaseAsked,
};
