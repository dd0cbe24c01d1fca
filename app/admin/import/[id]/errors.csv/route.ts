import { errorFileRoute } from "@/lib/http/error-file-response";

export const GET = errorFileRoute("session");
