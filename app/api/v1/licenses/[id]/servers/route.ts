import { readLicenseServers } from "@/lib/flexnet/read-license-servers";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(readLicenseServers, { params: { id: "licenseId" } });
