"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Controller } from "react-hook-form";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { createSiteInput } from "@/lib/people/schema";
import { changeSiteAction, createSiteAction } from "./actions";

type Option = { value: string; label: string };
type SiteFormProps = {
  site?: { id: string; version: number; name: string; country: string; timeZone: string; addressRanges: string[] };
  countries: readonly Option[];
  timeZones: readonly string[];
};

export function SiteForm({ site, countries, timeZones }: SiteFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createSiteInput,
    action: (input) =>
      site ? changeSiteAction({ ...input, siteId: site.id, version: site.version }) : createSiteAction(input),
    defaultValues: {
      name: site?.name ?? "",
      country: site?.country ?? "",
      timeZone: site?.timeZone ?? "",
      addressRanges: site?.addressRanges ?? [],
    },
    done: ({ name }) => (site ? `${name} is saved.` : `${name} is added.`),
    onDone: ({ id }) => router.push(`/admin/sites/${id}`),
  });
  const ranges = form.formState.errors.addressRanges;
  const wrongRange = errorOf("addressRanges") ?? (Array.isArray(ranges) ? ranges.find(Boolean)?.message : undefined);
  return (
    <Form onSubmit={submit}>
      <Field label="Name" required error={errorOf("name")}>
        <Input {...form.register("name")} />
      </Field>
      <FormRow>
        <Field label="Country" required error={errorOf("country")}>
          <Select placeholder="Choose…" options={countries} {...form.register("country")} />
        </Field>
        <Field label="Time zone" required error={errorOf("timeZone")}>
          <Select
            placeholder="Choose…"
            options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            {...form.register("timeZone")}
          />
        </Field>
      </FormRow>
      <Field
        label="Address ranges"
        optional
        hint="One a line, such as 192.168.0.0/16 or 2001:db8::/32. Calls from there count as made at this site."
        error={wrongRange}
      >
        <Controller
          control={form.control}
          name="addressRanges"
          render={({ field }) => (
            <Textarea
              ref={field.ref}
              className="font-mono text-sm"
              defaultValue={(field.value ?? []).join("\n")}
              onBlur={field.onBlur}
              onChange={(event) => field.onChange(event.target.value.split(/[\s,]+/).filter(Boolean))}
            />
          )}
        />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {site ? "Save" : "Add site"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={site ? `/admin/sites/${site.id}` : "/admin/sites"}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
