import { createAccount } from "@/lib/auth/create-account";
import { createApiToken } from "@/lib/auth/create-api-token";
import type { Role } from "@/lib/db/generated/enums";
import type { AccountActor, SystemActor, TokenActor } from "@/lib/kernel/actor";
import type { Scope } from "@/lib/kernel/permissions";
import { company } from "./company";
import type { SamplePerson } from "./create-people";
import type { Maker } from "./maker";

export type Login = { email: string; password: string };
export type SampleAccounts = {
  admin: AccountActor;
  employee: AccountActor;
  logins: Record<"admin" | "approver" | "employee" | "auditor", Login>;
  /** An account for someone who asks for software; nobody knows its password. */
  signUp(person: SamplePerson): Promise<AccountActor>;
};

export function randomPassword(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(12)).toString("base64url");
}

/** One login for each role: the admin from IT, a head who approves, one of their people, and an auditor from outside. */
export async function createAccounts(
  maker: Maker,
  system: SystemActor,
  people: readonly SamplePerson[],
  randomBytes: (size: number) => Uint8Array,
): Promise<SampleAccounts> {
  const create = async (who: { name: string; email: string; personId?: string }, roles: Role[]) => {
    const login = { email: who.email, password: randomPassword(randomBytes) };
    const { id } = await maker.run(createAccount, { ...who, password: login.password, roles }, system);
    const actor: AccountActor = {
      kind: "account",
      organizationId: system.organizationId,
      accountId: id,
      personId: who.personId ?? null,
      name: who.name,
      roles,
      origin: { ...system.origin, channel: "web" },
    };
    return { login, actor };
  };
  const from = (department: SamplePerson["department"], isHead: boolean) => {
    const person = people.find((candidate) => candidate.department === department && candidate.isHead === isHead);
    if (!person) throw new Error(`nobody in ${department}`);
    return { name: person.name, email: person.email, personId: person.id };
  };
  const admin = await create(from("it", false), ["ADMIN", "EMPLOYEE"]);
  const approver = await create(from("design", true), ["APPROVER", "EMPLOYEE"]);
  const employee = await create(from("design", false), ["EMPLOYEE"]);
  const auditor = await create({ name: "Edda Lindholm", email: "edda.lindholm@auditors.example" }, ["AUDITOR"]);
  return {
    admin: admin.actor,
    employee: employee.actor,
    logins: { admin: admin.login, approver: approver.login, employee: employee.login, auditor: auditor.login },
    signUp: async (person) =>
      (await create({ name: person.name, email: person.email, personId: person.id }, ["EMPLOYEE"])).actor,
  };
}

export const ownerOf = { name: "Mara Halden", email: `mara.halden@${company.domain}` };

/** Acts for the client programs that ask the licence server. */
export async function createClient(maker: Maker, owner: AccountActor): Promise<TokenActor> {
  const name = "Licence clients";
  const { id } = await maker.run(createApiToken, { name, scopes: ["client"] }, owner);
  const origin = { ...owner.origin, channel: "api" } as const;
  return { kind: "token", organizationId: owner.organizationId, tokenId: id, name, scopes: ["client"], origin };
}

/** Tokens for the management API and for SCIM. */
export async function createTokens(
  maker: Maker,
  owner: AccountActor,
): Promise<{ apiToken: string; scimToken: string }> {
  const create = async (name: string, scopes: Scope[]) =>
    (await maker.run(createApiToken, { name, scopes }, owner)).token;
  return {
    apiToken: await create("Reporting and automation", ["read", "manage", "import", "audit"]),
    scimToken: await create("Identity provider", ["scim"]),
  };
}
