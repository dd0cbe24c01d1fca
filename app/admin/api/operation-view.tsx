import Link from "next/link";
import type { ReactNode } from "react";
import type { ApiAnswer, ApiOperation, ApiProblem } from "./api-operations";
import { CopiedText } from "./copied-text";
import { curlText } from "./curl-text";
import { MethodBadge } from "./method-badge";
import { SchemaFields } from "./schema-fields";
import { TryIt } from "./try-it";

/** Everything about one operation: what goes in, what comes out, and a place to try it. */
export function OperationView({ operation, alone = false }: { operation: ApiOperation; alone?: boolean }) {
  const { anchor, method, path, summary, description, parameters, body, answers, problems, credentials } = operation;
  const heading = alone ? "h2" : "h3";
  const places = [
    ["In the address", "path"],
    ["In the query", "query"],
    ["In the headers", "header"],
  ] as const;
  return (
    <section
      id={anchor}
      {...(alone ? { "aria-label": summary } : { "aria-labelledby": `${anchor}-title` })}
      className={alone ? "py-4" : "border-line scroll-mt-16 border-t py-6 first:border-0"}
    >
      {alone ? null : (
        <h2 id={`${anchor}-title`} className="text-lg font-semibold">
          <a href={`#${anchor}`} className="hover:underline">
            {summary}
          </a>
        </h2>
      )}
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
              <Part key={where} title={title} as={heading}>
                <SchemaFields nodes={nodes} label={`${title} of “${summary}”`} />
              </Part>
            ) : null;
          })}
          {body ? (
            <Part title="Body" note={body.contentType} as={heading}>
              <SchemaFields nodes={body.node.children} label={`Body of “${summary}”`} />
            </Part>
          ) : null}
          {answers.map((answer) => (
            <Answer key={answer.status} answer={answer} summary={summary} as={heading} />
          ))}
          <Problems problems={problems} as={heading} />
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

type PartProps = { title: string; note?: string; as: "h2" | "h3"; children: ReactNode };

function Part({ title, note, as: Heading, children }: PartProps) {
  return (
    <div>
      <Heading className="mb-1 flex justify-between gap-3 text-sm font-semibold">
        {title} {note ? <span className="text-muted font-normal">{note}</span> : null}
      </Heading>
      {children}
    </div>
  );
}

type AnswerProps = { answer: ApiAnswer; summary: string; as: PartProps["as"] };

function Answer({ answer: { status, description, schema }, summary, as }: AnswerProps) {
  return (
    <Part title={`Answer ${status}`} note={description} as={as}>
      {schema && schema.children.length > 0 ? (
        <SchemaFields nodes={schema.children} label={`Answer ${status} to “${summary}”`} answered />
      ) : null}
    </Part>
  );
}

/** Which of a status's problems an operation meets depends on the state of things; each status explains its own. */
function Problems({ problems, as }: { problems: readonly ApiProblem[]; as: PartProps["as"] }) {
  return (
    <Part title="Problems" note="application/problem+json" as={as}>
      <p className="border-line flex flex-wrap gap-x-3 border-t py-1.5 text-sm">
        {problems.map(({ status, codes }) => (
          <Link
            key={status}
            className="link"
            href={`/problems#status-${status}`}
            title={codes
              .slice(0, 4)
              .map(({ title }) => title)
              .join("; ")}
            prefetch={false}
          >
            {status}
          </Link>
        ))}
      </p>
    </Part>
  );
}
