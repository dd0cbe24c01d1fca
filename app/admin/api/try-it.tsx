"use client";

import { useState, type FormEvent } from "react";
import { FormProblem } from "@/components/form/form-parts";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { CopiedText } from "./copied-text";
import { CredentialField, useCredential } from "./credential";
import { authorizationOf, sendRequest, type Received } from "./send-request";

type TryItProps = {
  method: string;
  path: string;
  parameters: readonly { name: string; in: "path" | "query" | "header"; required: boolean }[];
  sample: string | null;
  credentials: readonly string[];
};

/** Sends the request for real, and shows what comes back. */
export function TryIt({ method, path, parameters, sample, credentials }: TryItProps) {
  const secret = useCredential();
  const [body, setBody] = useState(sample);
  const [values, setValues] = useState<Record<string, string>>({});
  const [isAway, setAway] = useState(false);
  const [pending, setPending] = useState(false);
  const [received, setReceived] = useState<Received | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setAway(false);
    try {
      setReceived(
        await sendRequest({ method, path, parameters, values, body, authorization: authorizationOf(secret) }),
      );
    } catch {
      setReceived(null);
      setAway(true);
    } finally {
      setPending(false);
    }
  }
  return (
    <form className="grid gap-3" onSubmit={(event) => void send(event)}>
      <CredentialField kinds={credentials} />
      {parameters.length > 0 ? (
        <div className="grid items-end gap-x-4 gap-y-2 sm:grid-cols-2">
          {parameters.map(({ name, in: where, required }) => (
            <Field
              key={name}
              label={<code className="font-mono text-sm">{name}</code>}
              optional={!required}
              required={required}
            >
              <Input
                className="font-mono text-sm"
                required={where === "path"}
                value={values[name] ?? ""}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      ) : null}
      {body === null ? null : (
        <Field label="Body">
          <Textarea
            className="font-mono text-xs"
            rows={Math.min(14, body.split("\n").length + 1)}
            spellCheck={false}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </Field>
      )}
      <FormProblem
        problem={
          isAway
            ? {
                title: "No answer",
                detail: "The installation could not be reached. Check your connection and try again.",
              }
            : null
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" pending={pending}>
          Send {method}
        </Button>
        {method === "GET" ? null : <span className="text-muted text-sm">Acts for real, on your organisation.</span>}
      </div>
      <div aria-live="polite">{received ? <Answer received={received} /> : null}</div>
    </form>
  );
}

function Answer({ received: { status, statusText, milliseconds, headers, body } }: { received: Received }) {
  return (
    <div className="grid gap-2">
      <p className="flex items-baseline gap-2">
        <Badge tone={status < 300 ? "ok" : status < 500 ? "warn" : "bad"}>{status}</Badge>
        <span>{statusText}</span>
        <span className="text-muted text-sm">{milliseconds} ms</span>
      </p>
      {body === "" ? (
        <p className="text-muted text-sm">The body is empty.</p>
      ) : (
        <CopiedText label="Answer" text={body} />
      )}
      <details>
        <summary className="text-muted hover:text-text cursor-pointer text-sm">{headers.length} headers</summary>
        <dl className="mt-1 grid gap-1 font-mono text-xs">
          {headers.map(([name, value]) => (
            <div key={name} className="[overflow-wrap:anywhere]">
              <dt className="text-muted inline">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
