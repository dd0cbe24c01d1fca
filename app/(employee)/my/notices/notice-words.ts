import type { Notice } from "@/lib/notifications/list-notices";

/** "Your request for Figma Professional was rejected". */
export function noticeInWords({ kind, license, requester }: Notice): string {
  switch (kind) {
    case "approval-needed":
    case "admin-approval-needed":
      return `${requester} asks for ${license}`;
    case "request-granted":
      return `You have a seat of ${license}`;
    case "request-waitlisted":
      return `You are on the waitlist for ${license}`;
    case "request-rejected":
      return `Your request for ${license} was rejected`;
    case "transfer-needs-decision":
    case "admin-transfer-needs-decision":
      return `A transfer of ${license} waits for your decision`;
    case "transfer-approved":
      return `The transfer of ${license} was approved`;
    case "transfer-rejected":
      return `The transfer of ${license} was rejected`;
    case "license-received":
      return `You own ${license} now`;
    case "license-in-grace":
      return `The term of ${license} is over, and it is in grace`;
    case "license-ended":
      return `${license} has ended`;
    case "license-renewed":
      return `${license} was renewed by itself`;
    case "trial-ended":
      return `The trial of ${license} has ended`;
    case "move-needs-decision":
      return `A move of ${license} to another machine waits for a decision`;
    case "move-approved":
      return `The move of ${license} to another machine was approved`;
    case "move-rejected":
      return `The move of ${license} to another machine was rejected`;
    case "release-asked":
      return `Somebody waits for ${license}: release your seat, if you do not need it now`;
    default:
      return `Your request for ${license} has changed`;
  }
}

/** What an owner is told of a licence, who may not look at it otherwise. */
const ownersNews = new Set(["license-received", "license-in-grace", "license-ended", "license-renewed", "trial-ended"]);

/** Where a notice leads: an approver's to what is to be decided, a requester's to the request. */
export function noticeHref({ kind, requestId, transferId, licenseId }: Notice): string {
  if (kind === "transfer-needs-decision") return "/approvals";
  if (ownersNews.has(kind)) return "/my";
  if (kind === "release-asked") return "/my/floating";
  if (kind === "move-needs-decision") return `/admin/licenses/${licenseId}`;
  if (kind === "move-approved" || kind === "move-rejected") return "/my/machines";
  if (transferId) return `/admin/licenses/${licenseId}?tab=lifecycle`;
  if (kind === "admin-approval-needed") return `/admin/requests/${requestId}`;
  return kind === "approval-needed" ? `/approvals/${requestId}` : `/my/requests/${requestId}`;
}
