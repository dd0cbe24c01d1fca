import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { allFunctions } from "@/inngest/functions/all-functions";

// Only who holds the signing key may read, register or run functions.
export const { GET, POST, PUT } = serve({ client: inngest, functions: allFunctions, enableUnauthedSync: false });
