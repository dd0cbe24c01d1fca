import { listApiTokens } from "@/lib/auth/list-api-tokens";
import { toCsvExport } from "@/lib/http/csv-export";

const words = { active: "Active", revoked: "Revoked", expired: "Expired" } as const;

export const GET = toCsvExport(listApiTokens, {
  fileName: "api-tokens.csv",
  columns: [
    { key: "name", header: "Name", value: (row) => row.name },
    { key: "hint", header: "Ends in", value: (row) => row.hint },
    { key: "scopes", header: "Scopes", value: (row) => row.scopes.join(", ") },
    { key: "state", header: "Status", value: (row) => words[row.state] },
    { key: "lastUsedAt", header: "Last used", value: (row) => row.lastUsedAt },
    { key: "expiresAt", header: "Expires", value: (row) => row.expiresAt },
    { key: "createdBy", header: "Made by", value: (row) => row.createdBy.name },
    { key: "createdAt", header: "Made", value: (row) => row.createdAt },
  ],
});
