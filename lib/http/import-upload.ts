import { currentActor } from "@/lib/auth/current-actor";
import { bearerActor } from "@/lib/auth/token-actor";
import { readUploadForm, uploadForm } from "@/lib/imports/upload-form";
import { beginUpload } from "@/lib/imports/begin-upload";
import { receiveFile } from "@/lib/imports/receive-file";
import type { ImportView } from "@/lib/imports/run-view";
import { largestFile, tooLarge } from "@/lib/imports/schema";
import type { Actor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { refuse } from "@/lib/kernel/refusal";
import { answerOnce, idempotentCall, Replay, type Answer } from "./idempotency";
import { jsonText } from "./json";
import { readMultipartFile } from "./multipart-file";
import { problemOf, problemResponse } from "./problem";
import { holdToRate } from "./rate-limit";
import { originOf } from "./request-origin";
import { withContract, type RouteContract } from "./route-contract";
import { dataPolicy, securityHeaders } from "./security-headers";

/** Uploads do not pass the proxy that sets these for everything else. */
const guards = () => ({
  ...securityHeaders(currentRuntime().publicUrl.startsWith("https:")),
  "content-security-policy": dataPolicy,
  "cache-control": "no-store",
});
const where = (id: string) => `/api/v1/imports/${id}`;
const answerOf = (output: ImportView): Answer => ({ status: 202, body: jsonText(output), location: where(output.id) });

/** Bytes that the form may have around its file. */
const formAround = 1024 * 1024;

/** Takes an uploaded file in, whoever sent it. Without a word about `dryRun` a person decides next; a program gets a dry run. */
async function receiveUpload(
  request: Request,
  actor: Actor,
  next: "wait" | "dry-run",
): Promise<{ answer: Answer; replayed: boolean }> {
  // Said at once, where the request tells its length; otherwise when the file turns out to be longer.
  if (Number(request.headers.get("content-length") ?? 0) > largestFile + formAround)
    throw refuse("body-too-large", tooLarge);
  const form = await readMultipartFile(request, largestFile);
  const file = {
    ...form,
    async answers() {
      const { dryRun, ...said } = readUploadForm(await form.fields());
      return {
        ...said,
        next: dryRun === undefined ? next : dryRun === "true" ? ("dry-run" as const) : ("run" as const),
      };
    },
  };
  const key = request.headers.get("idempotency-key");
  if (key === null) return { answer: answerOf(await receiveFile(currentRuntime(), actor, file)), replayed: false };
  try {
    const output = await receiveFile(currentRuntime(), actor, file, (sha256, said) => {
      const call = idempotentCall(actor, "POST /api/v1/imports", key, `${sha256} ${said}`);
      return { around: (ctx, body) => answerOnce(ctx, call, body, answerOf) };
    });
    return { answer: answerOf(output), replayed: false };
  } catch (error) {
    if (error instanceof Replay) return { answer: error.answer, replayed: true };
    throw error;
  }
}

const uploadContract: RouteContract = {
  name: "imports.upload",
  kind: "command",
  permission: beginUpload.permission,
  input: uploadForm,
  status: 202,
  locates: true,
  sends: "multipart/form-data",
};

/** `POST /api/v1/imports`. Not a `toRoute`, whose bodies are small and JSON: this one is streamed. */
export const importRoute = withContract(uploadContract, async (request: Request): Promise<Response> => {
  const origin = originOf(request);
  let rateHeaders: Record<string, string> = {};
  try {
    const actor = await bearerActor(currentRuntime(), request, origin);
    if (!actor) throw refuse("not-authenticated");
    const rate = await holdToRate(actor);
    rateHeaders = rate.headers;
    if (rate.refusal) throw rate.refusal;
    const { answer, replayed } = await receiveUpload(request, actor, "dry-run");
    const headers = new Headers({
      ...guards(),
      ...rateHeaders,
      "content-type": "application/json",
      "x-request-id": origin.requestId,
    });
    if (answer.location) headers.set("location", answer.location);
    if (replayed) headers.set("idempotency-replayed", "true");
    return new Response(answer.body, { status: answer.status, headers });
  } catch (error) {
    return problemResponse(problemOf(error, origin.requestId, new URL(request.url).pathname), {
      ...guards(),
      ...rateHeaders,
    });
  }
});

/** The same for the upload page: the signed-in account, and only from a page of ours. */
export async function sessionUploadRoute(request: Request): Promise<Response> {
  const origin = originOf(request, "web");
  try {
    const actor = await currentActor();
    if (!actor) throw refuse("not-authenticated");
    if (!isOurs(request)) throw refuse("not-permitted", { allows: "upload a file from a page of Leasehold" });
    const { answer } = await receiveUpload(request, actor, "wait");
    return new Response(answer.body, {
      status: answer.status,
      headers: { ...guards(), "content-type": "application/json", "x-request-id": origin.requestId },
    });
  } catch (error) {
    return problemResponse(problemOf(error, origin.requestId), guards());
  }
}

/** Browsers say where a request with cookies comes from; another site's form must not upload here. */
function isOurs(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === new URL(currentRuntime().publicUrl).origin;
}
