import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PlainPage } from "@/components/shell/plain-page";
import { findProblem } from "../find-problem";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findProblem((await params).code)?.title ?? "Not found" };
}

/** What an API problem's `type` leads to: public, since whoever reads it may have no account. */
export default async function ProblemPage({ params }: Props) {
  const problem = findProblem((await params).code);
  if (!problem) notFound();
  return (
    <PlainPage
      title={problem.title}
      detail={
        <>
          Status {problem.status}, <code>{problem.code}</code>
        </>
      }
      foot={
        <Link href="/problems" className="link">
          All problems
        </Link>
      }
    >
      <dl className="grid gap-4">
        <Part name="What the answer says">{problem.detail}</Part>
        <Part name="What it means">{problem.means}</Part>
        <Part name="Whether to send it again">{problem.again}</Part>
      </dl>
    </PlainPage>
  );
}

function Part({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="font-medium">{name}</dt>
      <dd className="text-muted mt-0.5">{children}</dd>
    </div>
  );
}
