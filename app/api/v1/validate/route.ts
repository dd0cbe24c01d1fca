import { toValidateRoute } from "@/lib/http/to-validate-route";

export const POST = toValidateRoute();
