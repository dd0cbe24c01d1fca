"use client";

import Link from "next/link";
import { useState } from "react";
import { FormActs } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { GivenFile, type Given } from "../../../../given-file";
import { ExchangeForm } from "./exchange-form";

export type Exchanged = Given & { machine: string | null; created: boolean };

/** The form, and after it the machine file that it was answered with. */
export function ExchangeRequest({ licenseId, licenseName }: { licenseId: string; licenseName: string }) {
  const [answer, setAnswer] = useState<Exchanged | null>(null);
  if (!answer) return <ExchangeForm licenseId={licenseId} onAnswered={setAnswer} />;
  const machine = answer.machine ?? "The machine";
  return (
    <div className="mt-5 grid max-w-[640px] gap-4">
      <Panel title={answer.created ? `${machine} is activated` : `${machine} was active already`}>
        <p className="text-muted">
          {answer.created ? "It holds a unit of the licence now. " : "It keeps its unit: nothing was counted twice. "}
          Carry this file to the machine.
        </p>
        <GivenFile given={answer} licenseName={licenseName} />
      </Panel>
      <FormActs>
        <Button asChild>
          <Link href={`/admin/licenses/${licenseId}?tab=files`}>Done</Link>
        </Button>
        <Button variant="ghost" onClick={() => setAnswer(null)}>
          Answer another
        </Button>
      </FormActs>
    </div>
  );
}
