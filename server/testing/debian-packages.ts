import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** What the tests need beside Node: a program, and the Debian package that brings it. */
const needed = [{ program: "chromium", debianPackage: "chromium", purpose: "the browser tests" }];

export async function requireDebianPackages(): Promise<string | null> {
  const missing = [];
  for (const need of needed) if (!(await isInstalled(need.program))) missing.push(need);
  if (missing.length === 0) return null;
  const named = missing.map(({ debianPackage, purpose }) => `${debianPackage} (for ${purpose})`).join(", ");
  const packages = missing.map(({ debianPackage }) => debianPackage).join(" ");
  return `Missing: ${named}. On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${packages}`;
}

async function isInstalled(program: string): Promise<boolean> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  const found = await Promise.allSettled(folders.map((folder) => access(join(folder, program), constants.X_OK)));
  return found.some(({ status }) => status === "fulfilled");
}
