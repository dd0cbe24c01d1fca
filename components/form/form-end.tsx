import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import type { Problem } from "./action-result";
import { FormActs, FormProblem } from "./form-parts";

type FormEndProps = {
  problem: Problem | null;
  pending: boolean;
  /** What the primary button says that it does. */
  act: ReactNode;
  /** Where Cancel leads. */
  back: string;
};

/** What a form on a page of its own ends with: what is wrong with the whole, its act, and the way out. */
export function FormEnd({ problem, pending, act, back }: FormEndProps) {
  return (
    <>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {act}
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </>
  );
}
