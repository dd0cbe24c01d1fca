import { toOptions } from "@/lib/http/to-options";
import { personOptions } from "@/lib/people/person-options";

export const GET = toOptions(personOptions);
