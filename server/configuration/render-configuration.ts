import type { Setting } from "@/lib/kernel/setting-shapes";
import { settings } from "@/lib/kernel/settings";

const entries: [string, Setting][] = Object.entries(settings);
const groups = [...new Set(entries.map(([, setting]) => setting.group))];

const head = "Written from lib/kernel/settings.ts by `npm run docs:configuration`; change it there.";

/** `.env.example`: every setting, commented out, with what holds without it. */
export function renderExample(): string {
  const parts = groups.map((group) => {
    const lines = ofGroup(group).map(([name, setting]) => {
      const comments = [...wrap(setting.meaning), `Without it: ${withoutIt(setting)}.`];
      return [...comments.map((comment) => `# ${comment}`), `#${name}="${setting.example}"`].join("\n");
    });
    return [`# ── ${group} ──`, ...lines].join("\n\n");
  });
  return `# Copy this file to .env and uncomment what you need. ${head}\n\n${parts.join("\n\n")}\n`;
}

/** `docs/configuration.md`: the same as a page. */
export function renderPage(): string {
  const parts = groups.map((group) => {
    const rows = ofGroup(group).map(([name, setting]) => {
      const secret = setting.secret ? " *Secret.*" : "";
      return `| \`${name}\` | ${setting.meaning}${secret} | ${setting.should} | ${withoutIt(setting)} |`;
    });
    return [
      `## ${group}`,
      "",
      "| setting | what it is | what it should be | without it |",
      "| --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  const text = [
    "# Configuration",
    `<!-- ${head} -->`,
    "Leasehold starts without any setting. Settings are environment variables; a file `.env` beside `package.json` is read at the start, and the real environment wins over it. An empty value counts as not set. A malformed or missing one stops the start with its name and what it should be.",
    ...parts,
  ];
  return `${text.join("\n\n")}\n`;
}

function ofGroup(group: string) {
  return entries.filter(([, setting]) => setting.group === group);
}

function withoutIt(setting: Setting): string {
  if (setting.otherwise !== undefined) return setting.otherwise;
  return `\`${String(setting.schema.parse(undefined))}\``;
}

function wrap(text: string, width = 110): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
