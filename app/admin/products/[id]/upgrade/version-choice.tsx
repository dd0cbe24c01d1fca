import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type VersionChoiceProps = { path: string; version: string; known: readonly string[]; error?: string };

/** To which version: a plain form, so that the choice is held in the address. */
export function VersionChoice({ path, version, known, error }: VersionChoiceProps) {
  return (
    <form action={path} className="mt-4 flex flex-wrap items-end gap-2">
      <Field label="To version" error={error} className="w-[220px] max-sm:grow">
        <Input name="version" list="versions" defaultValue={version} />
      </Field>
      <datalist id="versions">
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button type="submit">Show</Button>
    </form>
  );
}
