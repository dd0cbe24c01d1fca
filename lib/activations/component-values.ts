/** Component name (`mac`, `disk`, `cpu`, `board`, `vm`, `container`, …) to what the machine says of it. */
export type Components = Readonly<Record<string, string>>;

/** What a board says that was never given a serial number, and what a client says that could not find out: it names no machine. */
const junk = new Set([
  "unknown",
  "none",
  "null",
  "undefined",
  "n/a",
  "na",
  "not available",
  "not applicable",
  "not specified",
  "not present",
  "default",
  "default string",
  "system serial number",
  "base board serial number",
  "chassis serial number",
  "serial number",
  "to be filled by o.e.m.",
  "to be filled by oem",
  "o.e.m.",
  "oem",
  "invalid",
  "empty",
  "0123456789",
  "123456789",
  "1234567890",
  "03000200-0400-0500-0006-000700080009",
]);

/** Zeros, or fs, alone: an address or id that was never set. */
const unset = /^(?:[0\s:._-]*|[f\s:._-]*|[x\s:._-]*)$/;

/** A value as it is compared: without spaces around it, in lower case. */
const normalValue = (value: string) => value.trim().toLowerCase();

/** The value of a component as it is compared, or null where it says nothing: it is absent, empty or junk. */
export function usableValue(components: Components, name: string): string | null {
  if (!Object.hasOwn(components, name)) return null;
  const value = normalValue(components[name] ?? "");
  return value === "" || unset.test(value) || junk.has(value) ? null : value;
}

export type MachineKind = "PHYSICAL" | "VIRTUAL" | "CONTAINER";

/**
 * What a machine stays, whatever hardware it runs on: the identity of a container's workload (`container`), else the
 * instance id that the hypervisor gives a virtual machine (`vm`). A physical machine has none.
 */
export function identityOf(components: Components): { kind: MachineKind; identity: string | null } {
  const container = usableValue(components, "container");
  if (container) return { kind: "CONTAINER", identity: `container:${container}` };
  const vm = usableValue(components, "vm");
  return vm ? { kind: "VIRTUAL", identity: `vm:${vm}` } : { kind: "PHYSICAL", identity: null };
}
