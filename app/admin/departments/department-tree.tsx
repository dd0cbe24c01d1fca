import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { DepartmentBranch } from "@/lib/people/read-department-tree";

/** Every department under the one above it, with the people of each and of the whole branch. */
export function DepartmentTree({ branches }: { branches: readonly DepartmentBranch[] }) {
  if (branches.length === 0) {
    return (
      <EmptyState
        title="No departments yet"
        act={
          <Button asChild variant="primary">
            <Link href="/admin/departments/new">Add department</Link>
          </Button>
        }
      >
        Departments form a tree; their cost centres say who pays for a seat.
      </EmptyState>
    );
  }
  return (
    <div className="mt-4 overflow-x-auto">
      <Table>
        <thead>
          <tr>
            <th scope="col">Department</th>
            <th scope="col">Cost centre</th>
            <th scope="col" data-align="right">
              People
            </th>
            <th scope="col" data-align="right">
              With those below
            </th>
          </tr>
        </thead>
        <tbody>
          {branches.map((branch) => (
            <tr key={branch.id}>
              <td>
                <span className="flex items-center" style={{ paddingLeft: branch.depth * 20 }}>
                  {branch.depth > 0 ? (
                    <span
                      aria-hidden="true"
                      className="border-line-strong mr-2 h-2 w-2 shrink-0 -translate-y-0.5 border-b border-l"
                    />
                  ) : null}
                  <Link className="font-medium hover:underline" href={`/admin/departments/${branch.id}`}>
                    {branch.name}
                  </Link>
                  <span className="sr-only">, level {branch.depth + 1}</span>
                </span>
              </td>
              <td className="text-muted">{branch.costCenter}</td>
              <td data-align="right">{branch.people}</td>
              <td data-align="right">{branch.peopleWithBelow === branch.people ? null : branch.peopleWithBelow}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
