import { toOptions } from "@/lib/http/to-options";
import { departmentOptions } from "@/lib/people/department-options";

export const GET = toOptions(departmentOptions);
