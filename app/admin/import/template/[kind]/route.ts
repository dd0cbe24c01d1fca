import { importKind } from "@/lib/imports/schema";
import { templateFile } from "@/lib/imports/template-file";

export async function GET(_request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  const kind = importKind.safeParse((await params).kind);
  if (!kind.success) return new Response("There is no such template.", { status: 404 });
  return new Response(templateFile(kind.data), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leasehold-${kind.data}.csv"`,
    },
  });
}
