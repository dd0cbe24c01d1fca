"use client";

import type { ComponentProps, ReactNode } from "react";
import { FormEnd } from "@/components/form/form-end";
import { Form } from "@/components/form/form-parts";
import { PreviewPanel } from "./preview-panel";
import type { Preview } from "./use-preview";

type PreviewedFormProps<Data> = ComponentProps<typeof FormEnd> & {
  submit: ComponentProps<"form">["onSubmit"];
  preview: Preview<Data>;
  /** Said in place of the preview while there is too little in the form for one. */
  idle: string;
  show(data: Data): ReactNode;
  children: ReactNode;
};

/** A form with what it will do beside it, or under it where there is no room. */
export function PreviewedForm<Data>({ submit, preview, idle, show, children, ...end }: PreviewedFormProps<Data>) {
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,640px)_minmax(280px,420px)] lg:items-start">
      <Form onSubmit={submit}>
        {children}
        <FormEnd {...end} />
      </Form>
      <div className="lg:mt-5">
        <PreviewPanel pending={preview.pending} problem={preview.problem} idle={idle}>
          {preview.data ? show(preview.data) : null}
        </PreviewPanel>
      </div>
    </div>
  );
}
