import { jwksRoute } from "@/lib/http/jwks-route";

export const dynamic = "force-dynamic";
export const GET = jwksRoute;
