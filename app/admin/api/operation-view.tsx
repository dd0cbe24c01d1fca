import Link from "next/link";
import type { ReactNode } from "react";
import type { ApiAnswer, ApiOperation, ApiProblem } from "./api-operations";
import { CopiedText } from "./copied-text";
import { curlText } from "./curl-text";
import { MethodBadge } from "./method-badge";
import { SchemaFields } from "./schema-fields";
import { TryIt } from "./try-it";

/** Everything about one operation: what goes in, what comes out, and a place to try it. */
export function OperationView({ operation }: { operation: ApiOperation }) {
  const { anchor, method, path, summary, description, parameters, body, answers, problems, credentials } = operation;
  const places = [
    ["In the address", "path"],
    ["In the query", "query"],
    ["In the headers", "header"],
  ] as const;
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-title`}
      className="border-line scroll-mt-16 border-t py-6 first:border-0"
    >
      <h2 id={`${anchor}-title`} className="text-lg font-semibold">
        <a href={`#${anchor}`} className="hover:underline">
          {summary}
        </a>
      </h2>
      <p className="mt-1 flex flex-wrap items-baseline gap-2">
        <MethodBadge method={method} />
        <code className="font-mono text-sm [overflow-wrap:anywhere]">{path}</code>
      </p>
      <p className="text-muted mt-1 max-w-[72ch] text-sm">{description}</p>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 xl:grid-cols-2">
        <div className="grid content-start gap-4">
          {places.map(([title, where]) => {
            const nodes = parameters.filter((parameter) => parameter.in === where).map(({ node }) => node);
            return nodes.length > 0 ? (
              <Part key={where} title={title}>
                <SchemaFields nodes={nodes} label={`${title} of “${summary}”`} />
              </Part>
            ) : null;
          })}
          {body ? (
            <Part title="Body" note={body.contentType}>
              <SchemaFields nodes={body.node.children} label={`Body of “${summary}”`} />
            </Part>
          ) : null}
          {answers.map((answer) => (
            <Answer key={answer.status} answer={answer} summary={summary} />
          ))}
          <Problems problems={problems} />
        </div>
        <div className="grid content-start gap-3">
          <CopiedText label={`curl: ${summary}`} text={curlText(operation)} />
          {answers.map(({ status, example }) =>
            example ? <CopiedText key={status} label={`An answer to “${summary}”`} text={example} /> : null,
          )}
          <details className="rounded-panel border-line bg-panel border px-3.5 py-2.5">
            <summary className="cursor-pointer font-medium">
              Try it<span className="sr-only">: {summary}</span>
            </summary>
            <div className="mt-3">
              {body && body.contentType !== "application/json" ? (
                <p className="text-muted text-sm">
                  This sends a file: use curl, or the page{" "}
                  <Link className="link" href="/admin/import">
                    Import
                  </Link>
                  .
                </p>
              ) : (
                <TryIt
                  method={method}
                  path={path}
                  parameters={parameters.map(({ name, in: where, node }) => ({
                    name,
                    in: where,
                    required: node.required,
                  }))}
                  sample={body?.sample ?? null}
                  credentials={credentials}
                />
              )}
            </div>
          </details>
        </div>
      </div>
    </section>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 flex justify-between gap-3 text-sm font-semibold">
        {title} {note ? <span className="text-muted font-normal">{note}</span> : null}
      </h3>
      {children}
    </div>
  );
}

function Answer({ answer: { status, description, schema }, summary }: { answer: ApiAnswer; summary: string }) {
  return (
    <Part title={`Answer ${status}`} note={description}>
      {schema && schema.children.length > 0 ? (
        <SchemaFields nodes={schema.children} label={`Answer ${status} to “${summary}”`} answered />
      ) : null}
    </Part>
  );
}

function Problems({ problems }: { problems: readonly ApiProblem[] }) {
  return (
    <details>
      <summary className="hover:text-text text-muted cursor-pointer text-sm">
        Problems: {problems.map(({ status }) => status).join(", ")}
      </summary>
      <dl className="mt-2 grid gap-2 text-sm">
        {problems.map(({ status, codes }) => (
          <div key={status} className="grid grid-cols-[40px_minmax(0,1fr)] gap-2">
            <dt className="text-muted">{status}</dt>
            <dd className="flex flex-wrap gap-x-3 gap-y-0.5">
              {codes.map(({ code, title }) => (
                <Link key={code} className="link" href={`/problems/${code}`} title={title} prefetch={false}>
                  {code}
                </Link>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
