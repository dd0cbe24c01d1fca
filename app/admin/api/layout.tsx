import type { ReactNode } from "react";
import { apiGroups } from "./api-operations";
import { CredentialProvider } from "./credential";
import { GroupList } from "./group-list";

/** The credential that the reader typed lives here, in the page's memory, from one group of operations to the next. */
export default function ApiLayout({ children }: { children: ReactNode }) {
  return (
    <CredentialProvider>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 lg:grid-cols-[minmax(0,1fr)_172px]">
        <div className="min-w-0">{children}</div>
        <GroupList
          groups={apiGroups().map(({ key, title, operations }) => ({ key, title, count: operations.length }))}
        />
      </div>
    </CredentialProvider>
  );
}
