import { commonPasswords } from "./common-passwords";

type About = { email?: string; name?: string; organization?: string };

/** Characters that must remain once a password's guessable part is taken away. */
const enoughBesides = 8;

/**
 * Why a password is refused, as the end of "The password …"; null when it will do. Length counts, composition does not
 * (NIST SP 800-63B): refused are the commonest ones, repetitions and sequences, and what anyone can read off the account.
 */
export function passwordProblem(password: string, about: About = {}): string | null {
  const text = password.normalize("NFKC").toLowerCase();
  if ([...text].length < 12) return "needs at least 12 characters";
  if (commonPasswords.has(text) || commonPasswords.has(text.replace(/[^a-z]/g, "")) || isPattern(text))
    return "is one of those that are tried first: choose another";
  for (const [what, word] of guessable(about)) {
    if (word.length >= 4 && text.includes(word) && text.replaceAll(word, "").length < enoughBesides) {
      return `is little more than ${what}: choose another`;
    }
  }
  return null;
}

function guessable({ email = "", name = "", organization = "" }: About): [string, string][] {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const words = name.toLowerCase().split(/\s+/);
  return [
    ["your e-mail address", email.toLowerCase()],
    ["your e-mail address", local],
    ["the organisation's name", organization.toLowerCase()],
    ["the organisation's name", organization.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")],
    ["your e-mail address", domain.split(".")[0] ?? ""],
    ["your name", name.toLowerCase()],
    ...words.map((word): [string, string] => ["your name", word]),
    ["this software's name", "leasehold"],
  ];
}

/** One or two characters over and over, one word over and over, or a run along the alphabet, the digits or the keyboard. */
function isPattern(text: string): boolean {
  if (new Set(text).size <= 3) return true;
  if (/^(.{1,6})\1+$/u.test(text)) return true;
  const rows = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn",
  ];
  return rows.some((row) => row.includes(text) || [...row].reverse().join("").includes(text));
}
