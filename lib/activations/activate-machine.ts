import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { activationFacts } from "./activation-facts.sql";
import { activationView, type Activated } from "./activation-view";
import { requireAllowedPlace } from "@/lib/licenses/allowed-place";
import { requireVersion } from "@/lib/licenses/allowed-version";
import { findMachine } from "./find-machine";
import { findUser } from "./find-user";
import { noteCountryClaim } from "./note-country-claim";
import { requireBoundMachine, requireOwnLicense } from "./own-license";
import { refreshMachine } from "./refresh-machine";
import { activateInput } from "./schema";
import { takeUnit } from "./take-unit";
import { requireUsableByMachine } from "./usable-license";

/**
 * Activates a machine under a NODE_LOCKED licence. The same machine again (by identity, fingerprint or enough of its
 * components) keeps its activation and unit, and is answered with `created: false` and what has drifted.
 */
export const activateMachine = command({
  name: "activations.activate",
  permission: "client:use",
  input: activateInput,
  async run(ctx, { licenseId, ...machine }): Promise<Activated> {
    requireOwnLicense(ctx, licenseId);
    const license = await lockLicense(ctx, licenseId);
    const { today, versions, mayBeKnown, units } = await activationFacts(ctx, license, machine);
    requireUsableByMachine(license, today);
    requireBoundMachine(ctx, machine.fingerprint);
    requireVersion(license, versions, machine.version, today);
    const person = await findUser(ctx, machine.user);
    await requireAllowedPlace(ctx, license, { person, country: machine.country });
    const known = mayBeKnown ? await findMachine(ctx, licenseId, machine, license.machineMatching) : null;
    if (known) {
      const { activation, match } = known;
      const kept = await refreshMachine(ctx, license, { activation, machine, personId: person?.id ?? null, today });
      await noteCountryClaim(ctx, licenseId, machine.country, today);
      return { ...activationView(kept, license.heartbeatSeconds), created: false, drifted: match.drifted };
    }
    const activation = await takeUnit(ctx, license, { machine, personId: person?.id ?? null, today, units });
    await noteCountryClaim(ctx, licenseId, machine.country, today);
    return { ...activationView(activation, license.heartbeatSeconds), created: true, drifted: [] };
  },
});
