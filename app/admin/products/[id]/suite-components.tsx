"use client";

import Link from "next/link";
import { useState } from "react";
import { FormProblem } from "@/components/form/form-parts";
import type { Problem } from "@/components/form/action-result";
import { useAction } from "@/components/form/use-action";
import { StatusPill } from "@/components/status-pill";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { setSuiteComponentsAction } from "./suite-actions";

type Component = { id: string; name: string; vendor: string; isArchived: boolean };
type SuiteComponentsProps = {
  productId: string;
  name: string;
  version: number;
  components: readonly Component[];
  canChange: boolean;
};

/** The components of a suite: added and taken out at once, with undo. */
export function SuiteComponents({ productId, name, version, components, canChange }: SuiteComponentsProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const ids = components.map(({ id }) => id);
  const { run, pending } = useAction(setSuiteComponentsAction, {
    done: (suite) => {
      const added = suite.components.find(({ id }) => !ids.includes(id));
      const taken = components.find(({ id }) => !suite.components.some((one) => one.id === id));
      return added ? `${added.name} is in ${name} now.` : `${taken?.name ?? "Nothing"} is no longer in ${name}.`;
    },
    undo: (suite) => setSuiteComponentsAction({ productId, version: suite.version, componentIds: ids }),
    undone: `${name} is as it was.`,
    onProblem: setProblem,
  });
  const change = (componentIds: string[]) => {
    setProblem(null);
    run({ productId, version, componentIds });
  };
  return (
    <Panel title="Components" note={components.length > 0 ? `A seat of ${name} satisfies each of them` : null}>
      {components.length === 0 ? (
        <p className="text-muted">
          {name} is no suite. Where it is sold as one, name the products in it: whoever holds a seat of {name} then
          holds those too, and needs no seats of their own.
        </p>
      ) : (
        <ul className="divide-line divide-y">
          {components.map((component) => (
            <li key={component.id} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1">
              <Link className="link" href={`/admin/products/${component.id}`}>
                {component.name}
              </Link>
              <span className="text-muted">{component.vendor}</span>
              {component.isArchived ? <StatusPill status="ARCHIVED" /> : null}
              {canChange ? (
                <Button
                  className="ml-auto"
                  size="small"
                  variant="ghost"
                  disabled={pending}
                  aria-label={`Take ${component.name} out`}
                  onClick={() => change(ids.filter((id) => id !== component.id))}
                >
                  Take out
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {canChange ? (
        <div className="mt-3 grid max-w-[420px] gap-3">
          <Field label="Add a product">
            <Combobox
              source="/admin/products/options"
              value={null}
              disabled={pending}
              placeholder="Choose a product"
              onChange={(item) => {
                if (item) change([...ids, item.id]);
              }}
            />
          </Field>
          <FormProblem problem={problem} />
        </div>
      ) : null}
    </Panel>
  );
}
