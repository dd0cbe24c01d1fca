import { storeAt } from "@/lib/client/kept-state";
import { LeaseholdClient } from "@/lib/client/leasehold-client";
import type { ClientOptions } from "@/lib/client/client-options";
import type { JwkSet } from "@/lib/client/public-keys";
import { realSurroundings } from "@/lib/client/surroundings";
import { demo } from "./demo";

type Program = Pick<ClientOptions, "key" | "machine" | "user" | "entitlements"> & {
  /** Where it keeps what it remembers: started again with the same place, it goes on. */
  place: string;
  /** The network is away. */
  unplugged?: boolean;
};

/** A program that is licensed by the demo, started on some machine. */
export async function startProgram({ place, unplugged = false, ...options }: Program): Promise<LeaseholdClient> {
  const { url } = demo();
  const away = () => Promise.reject(new TypeError("the network cable is not plugged in"));
  return new LeaseholdClient({
    ...options,
    program: { version: "5.2.0" },
    server: url,
    publicKeys: await publicKeys(url),
    store: storeAt(place),
    patience: { attempts: unplugged ? 1 : 3, firstPause: 200, longestPause: 15_000 },
    surroundings: unplugged ? { ...realSurroundings, fetch: away } : realSurroundings,
  });
}

/** What a program is shipped with. */
async function publicKeys(url: string): Promise<JwkSet> {
  return (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as JwkSet;
}
