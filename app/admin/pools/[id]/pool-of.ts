import { cache } from "react";
import { readPool } from "@/lib/floating/read-pool";
import { asUser } from "@/lib/http/as-user";

/** The pool of a page, read once a request. */
export const poolOf = cache((poolId: string) => asUser(readPool, { poolId }));

export type PoolDetail = Awaited<ReturnType<typeof poolOf>>;
