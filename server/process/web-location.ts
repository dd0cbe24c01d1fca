import { isInstruction } from "@/server/process/messages";

let location: string | null = process.env.LEASEHOLD_WEB_URL || null;
const followers: ((url: string) => void)[] = [];

process.on("message", (message) => {
  if (!isInstruction(message) || message.type !== "web" || message.url === location) return;
  location = message.url;
  if (location !== null) for (const follow of followers) follow(location);
});

/** Where the pages are served now. Null while they start or have just died. */
export function webLocation(): string | null {
  return location;
}

/** Tells where the pages are, now and whenever they come back under another address. */
export function followWeb(follow: (url: string) => void): void {
  followers.push(follow);
  if (location !== null) follow(location);
}
