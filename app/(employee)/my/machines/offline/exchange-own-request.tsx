"use client";

import Link from "next/link";
import { useState } from "react";
import { FormActs } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { OwnRequestPreview } from "@/lib/offline/preview-own-request";
import { GivenFile, type Given } from "../../../../given-file";
import { machineName } from "../../../../machine-words";
import { AnswerOwnRequest } from "./answer-own-request";
import { ReadRequestForm } from "./read-request-form";

type Asked = { request: string; preview: OwnRequestPreview };
type Answered = Given & { created: boolean };

/** The request file, what it asks for, and the machine file that answers it. */
export function ExchangeOwnRequest() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [answer, setAnswer] = useState<Answered | null>(null);
  const again = () => {
    setAsked(null);
    setAnswer(null);
  };
  if (!asked) return <ReadRequestForm onRead={(request, preview) => setAsked({ request, preview })} />;
  if (!answer) return <AnswerOwnRequest {...asked} onAnswered={setAnswer} onAgain={again} />;
  const name = machineName(asked.preview.machine);
  return (
    <div className="mt-5 grid max-w-[640px] gap-4">
      <Panel title={answer.created ? `${name} is activated` : `${name} was active already`}>
        <p className="text-muted">
          {answer.created ? "It is one of your machines now. " : "It keeps its unit: nothing was counted twice. "}
          Carry this file to the machine and open it in the program.
        </p>
        <GivenFile given={answer} licenseName={asked.preview.license.name} />
      </Panel>
      <FormActs>
        <Button asChild>
          <Link href="/my/machines">Done</Link>
        </Button>
        <Button variant="ghost" onClick={again}>
          Another request file
        </Button>
      </FormActs>
    </div>
  );
}
