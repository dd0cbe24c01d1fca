import { listAccounts } from "@/lib/auth/list-accounts";
import { toCsvExport } from "@/lib/http/csv-export";
import { roleLabel } from "../../role-words";

export const GET = toCsvExport(listAccounts, {
  fileName: "accounts.csv",
  columns: [
    { key: "name", header: "Name", value: (row) => row.name },
    { key: "email", header: "E-mail address", value: (row) => row.email },
    { key: "roles", header: "Roles", value: (row) => row.roles.map(({ role }) => roleLabel(role)).join(", ") },
    { key: "state", header: "Status", value: (row) => row.state },
    { key: "person", header: "Person", value: (row) => row.person?.displayName ?? null },
    { key: "lastSignInAt", header: "Last sign-in", value: (row) => row.lastSignInAt },
    { key: "createdAt", header: "Created", value: (row) => row.createdAt },
  ],
});
