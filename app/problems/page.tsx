import type { Metadata } from "next";
import Link from "next/link";
import { PlainPage } from "@/components/shell/plain-page";
import { allProblems } from "./find-problem";

export const metadata: Metadata = { title: "Problems" };

/** Every answer that is a “no”, by status. */
export default function ProblemsPage() {
  const statuses = [...new Set(allProblems.map(({ status }) => status))];
  return (
    <PlainPage title="Problems" detail="What Leasehold answers when it does not do what was asked.">
      {statuses.map((status) => (
        <section key={status} aria-labelledby={`status-${status}`}>
          <h2 id={`status-${status}`} className="font-medium">
            Status {status}
          </h2>
          <ul className="mt-1 grid gap-1">
            {allProblems
              .filter((problem) => problem.status === status)
              .map(({ code, title }) => (
                <li key={code}>
                  <Link href={`/problems/${code}`} className="link">
                    {title}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </PlainPage>
  );
}
