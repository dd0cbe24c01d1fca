import type { z } from "zod";
import { catalogAnswers, catalogSchemas } from "./answers/catalog-answers";
import { clientAnswers, clientSchemas } from "./answers/client-answers";
import { entitlementAnswers, entitlementSchemas } from "./answers/entitlement-answers";
import { floatingAnswers, floatingSchemas } from "./answers/floating-answers";
import { importAnswers, importSchemas } from "./answers/import-answers";
import { keyAnswers, keySchemas } from "./answers/key-answers";
import { licenseAnswers, licenseSchemas } from "./answers/license-answers";
import { licenseTypeAnswers, licenseTypeSchemas } from "./answers/license-type-answers";
import { lifecycleAnswers, lifecycleSchemas } from "./answers/lifecycle-answers";
import { machineAnswers, machineSchemas } from "./answers/machine-answers";
import { peopleAnswers, peopleSchemas } from "./answers/people-answers";
import { seatAnswers, seatSchemas } from "./answers/seat-answers";
import { usageSourceAnswers, usageSourceSchemas } from "./answers/usage-source-answers";
import { upgradeAnswers, upgradeSchemas } from "./answers/upgrade-answers";

/** Resources by the name that the document gives them. */
export const resourceSchemas: Record<string, z.ZodType> = {
  ...peopleSchemas,
  ...catalogSchemas,
  ...licenseSchemas,
  ...licenseTypeSchemas,
  ...lifecycleSchemas,
  ...keySchemas,
  ...clientSchemas,
  ...machineSchemas,
  ...entitlementSchemas,
  ...floatingSchemas,
  ...seatSchemas,
  ...importSchemas,
  ...upgradeSchemas,
  ...usageSourceSchemas,
};

/** What each operation answers in the public API, by the operation's name. */
export const answerSchemas: Record<string, z.ZodType> = {
  ...peopleAnswers,
  ...catalogAnswers,
  ...licenseAnswers,
  ...licenseTypeAnswers,
  ...lifecycleAnswers,
  ...keyAnswers,
  ...clientAnswers,
  ...machineAnswers,
  ...entitlementAnswers,
  ...floatingAnswers,
  ...seatAnswers,
  ...importAnswers,
  ...upgradeAnswers,
  ...usageSourceAnswers,
};
