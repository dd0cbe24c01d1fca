import { Readable } from "node:stream";
import { z } from "zod";
import { bearerActor } from "@/lib/auth/token-actor";
import { currentActor } from "@/lib/auth/current-actor";
import { readBadRows } from "@/lib/imports/read-bad-rows";
import { streamErrorFile } from "@/lib/imports/stream-error-file";
import type { Actor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { refuse } from "@/lib/kernel/refusal";
import { problemOf, problemResponse } from "./problem";
import { originOf } from "./request-origin";
import { withContract, type RouteContract } from "./route-contract";

type RouteContext = { params: Promise<{ id: string }> };

/** An import's error file, streamed, for a program (`token`) or the signed-in account (`session`). */
export function errorFileRoute(credential: "token" | "session") {
  const { name, kind, permission } = readBadRows;
  const contract: RouteContract = {
    name,
    kind,
    permission,
    input: z.strictObject({ importId: z.string().max(64) }),
    params: { id: "importId" },
    answers: "text/csv",
  };
  return withContract(contract, async (request: Request, context: RouteContext): Promise<Response> => {
    const origin = originOf(request);
    try {
      const actor: Actor | null =
        credential === "token" ? await bearerActor(currentRuntime(), request, origin) : await currentActor();
      if (!actor) throw refuse("not-authenticated");
      const { fileName, text } = await streamErrorFile(currentRuntime(), actor, (await context.params).id);
      return new Response(
        Readable.toWeb(Readable.from(text).map((piece: string) => Buffer.from(piece))) as ReadableStream,
        {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": `attachment; filename="${fileName.replaceAll(/[^\w. -]/g, "_")}"`,
            "cache-control": "no-store",
            "x-request-id": origin.requestId,
          },
        },
      );
    } catch (error) {
      return problemResponse(problemOf(error, origin.requestId, new URL(request.url).pathname));
    }
  });
}
