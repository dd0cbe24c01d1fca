import { sessionUploadRoute } from "@/lib/http/import-upload";

export const POST = sessionUploadRoute;
