import Link from "next/link";
import type { ApiGroup, ApiOperation } from "./api-operations";
import { MethodBadge } from "./method-badge";
import { operationHref } from "./operation-href";

type OperationRowsProps = { group: ApiGroup; operations: readonly ApiOperation[]; label: string };

/** Operations by method, words and address, each leading to its description. */
export function OperationRows({ group, operations, label }: OperationRowsProps) {
  return (
    <ul aria-label={label} className="border-line mt-1 border-t">
      {operations.map((operation) => (
        <li
          key={operation.id}
          className="border-line hover:bg-sunken relative grid grid-cols-[64px_minmax(0,1fr)] gap-x-2 border-b py-1.5 sm:grid-cols-[64px_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <span>
            <MethodBadge method={operation.method} />
          </span>
          <Link className="after:absolute after:inset-0" href={operationHref(group, operation)} prefetch={false}>
            {operation.summary}
          </Link>
          <code className="text-muted font-mono text-xs [overflow-wrap:anywhere] max-sm:col-start-2 sm:leading-5">
            {operation.path}
          </code>
        </li>
      ))}
    </ul>
  );
}
