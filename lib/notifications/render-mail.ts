import type { MailContent } from "./mail-templates";

export type RenderedMail = { subject: string; text: string; html: string };

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

/** A header is one line, whatever a name in it holds. */
const oneLine = (text: string) => text.replace(/[\r\n\t]+/g, " ").slice(0, 200);

/** Text first, and the same in HTML that needs no image, font or style sheet from elsewhere. */
export function renderMail({ subject, paragraphs, action, closing }: MailContent): RenderedMail {
  const text = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), closing].join("\n\n");
  const body = [
    ...paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`),
    ...(action ? [button(action.label, action.url)] : []),
    `<p style="margin:0;color:#5c5850;font-size:13px">${escaped(closing)}</p>`,
  ];
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#faf9f6;color:#23211d;font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:520px;margin:0 auto;padding:28px;background:#fff;border:1px solid #e4e1d8;border-radius:8px">
<p style="margin:0 0 20px;font-weight:600">Leasehold</p>
${body.join("\n")}
</div></body></html>`;
  return { subject: oneLine(subject), text: `${text}\n`, html };
}

function button(label: string, url: string): string {
  return `<p style="margin:0 0 20px"><a href="${escaped(url)}" style="display:inline-block;padding:9px 16px;background:#1d5c42;color:#fff;border-radius:6px;text-decoration:none;font-weight:600">${escaped(label)}</a></p>
<p style="margin:0 0 20px;color:#5c5850;font-size:13px;word-break:break-all">${escaped(url)}</p>`;
}
