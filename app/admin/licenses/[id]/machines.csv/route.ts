import { exportMachines } from "../../../activations/machine-csv";

/** The machines of one licence: the list's export, with the licence of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("licenseId", (await params).id);
  return exportMachines(new Request(url, request));
}
