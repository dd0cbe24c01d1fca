import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type VersionChoiceProps = { path: string; version: string; known: readonly string[]; error?: string };

/** To which version: a plain form, so that the choice is held in the address. */
export function VersionChoice({ path, version, known, error }: VersionChoiceProps) {
  return (
    <form action={path} className="mt-4">
      <Field label="To version" error={error}>
        <div className="flex gap-2">
          <Input name="version" list="versions" defaultValue={version} className="max-w-[220px] max-sm:max-w-none" />
          <Button type="submit">Show</Button>
        </div>
      </Field>
      <datalist id="versions">
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </form>
  );
}
