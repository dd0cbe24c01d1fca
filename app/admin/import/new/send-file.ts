import { z } from "zod";
import type { Problem } from "@/components/form/action-result";
import { largestFile, tooLarge } from "@/lib/imports/schema";

const accepted = z.object({ id: z.string() });
const refused = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** Sends a file with its form. An XMLHttpRequest, because fetch does not tell how much has been sent. */
export function sendFile(
  url: string,
  file: File,
  fields: Record<string, string>,
  onSent: (bytes: number) => void,
): Promise<{ id: string } | { problem: Problem }> {
  if (file.size > largestFile)
    return Promise.resolve({
      problem: { title: `The file is larger than ${tooLarge.limit}`, detail: tooLarge.instead },
    });
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== "") body.set(name, value);
  body.set("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => onSent(Math.min(event.loaded, file.size));
    request.onerror = () => reject(new Error("no answer"));
    request.onload = () => resolve(answerOf(request));
    request.open("POST", url);
    request.send(body);
  });
}

function answerOf(request: XMLHttpRequest): { id: string } | { problem: Problem } {
  const body: unknown = JSON.parse(request.responseText);
  if (request.status < 300) return accepted.parse(body);
  const problem = refused.parse(body);
  return { problem: { ...problem, detail: problem.errors?.map(({ detail }) => detail).join(" ") || problem.detail } };
}
