import { toClientRoute } from "@/lib/http/to-client-route";
import { issueLicenseFile } from "@/lib/offline/issue-license-file";

export const POST = toClientRoute(issueLicenseFile, { params: { id: "licenseId" } });
