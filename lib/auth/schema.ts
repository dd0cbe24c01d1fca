import { z } from "zod";
import { scopes } from "@/lib/kernel/permissions";
import { isTimeZone } from "@/lib/people/time-zones";

const utf8 = new TextEncoder();

export const roleNames = ["OWNER", "ADMIN", "APPROVER", "EMPLOYEE", "AUDITOR"] as const;
export const roleName = z.enum(roleNames, "Choose a role.");

const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "is longer than an e-mail address can be")
  .pipe(z.email("is not an e-mail address"));

const personName = z.string().trim().min(1, "is needed").max(120, "has at most 120 characters");

/** Only a shape here; `passwordProblem` judges it together with names. The limit keeps hashing cheap for us. */
const password = z
  .string()
  .min(12, "needs at least 12 characters")
  .refine((text) => utf8.encode(text).length <= 512, "is too long: 512 bytes at most");

const organizationFacts = z.strictObject({
  name: z.string().trim().min(1, "is needed").max(120, "has at most 120 characters"),
  timeZone: z.string().trim().max(64).refine(isTimeZone, "is not a time zone, such as Europe/Amsterdam"),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => Intl.supportedValuesOf("currency").includes(code), "is not a currency code, such as EUR"),
});

export const changeOrganizationInput = organizationFacts.extend({ showPrices: z.boolean(), version: z.number().int() });

export const createOrganizationInput = organizationFacts.extend({
  owner: z.strictObject({ name: personName, email: emailAddress, password }),
});

export const setUpInput = createOrganizationInput.extend({ token: z.string().max(100) });

export const createAccountInput = z.strictObject({
  name: personName,
  email: emailAddress,
  password,
  roles: z.array(roleName).min(1),
  personId: z.string().optional(),
});

export const inviteAccountInput = z.strictObject({
  name: personName,
  email: emailAddress,
  roles: z
    .array(roleName)
    .min(1, "Choose at least one role.")
    .transform((roles) => [...new Set(roles)]),
});

export const accountInput = z.strictObject({ accountId: z.string() });
export const roleInput = z.strictObject({ accountId: z.string(), role: roleName });
/** `until`: the last day on which the role holds, in the organisation's time zone. */
export const grantRoleInput = roleInput.extend({ until: z.iso.date("is not a date").optional() });

export const choosePasswordInput = z.strictObject({ token: z.string().max(100), password });
export const changePasswordInput = z.strictObject({ current: z.string().min(1, "is needed").max(512), password });
export const signInInput = z.strictObject({ email: emailAddress, password: z.string().min(1).max(512) });
export const requestResetInput = z.strictObject({ email: emailAddress });

export const createApiTokenInput = z.strictObject({
  name: z.string().trim().min(1, "is needed").max(80, "has at most 80 characters"),
  scopes: z
    .array(z.enum(scopes))
    .min(1, "Choose at least one scope.")
    .transform((chosen) => [...new Set(chosen)]),
  expiresOn: z.iso.date("is not a date").optional(),
});
export type SetUp = z.input<typeof setUpInput>;
export type ChoosePassword = z.input<typeof choosePasswordInput>;
export type ChangePassword = z.input<typeof changePasswordInput>;
export type RequestReset = z.input<typeof requestResetInput>;

export const apiTokenInput = z.strictObject({ tokenId: z.string() });
