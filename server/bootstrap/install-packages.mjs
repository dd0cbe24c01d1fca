import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { showElapsed } from "./show-elapsed.mjs";

const root = join(import.meta.dirname, "..", "..");

/** Installs what package-lock.json names, unless it is all there. */
export async function installPackages({ alsoForTests }) {
  const missing = missingPackages(alsoForTests);
  if (missing === 0) return;
  const running = runningSupervisor();
  if (running) {
    process.stderr.write(
      `Packages have to be installed first, but Leasehold is running (process ${running}): stop it.\n`,
    );
    process.exit(1);
  }
  await npmCi(missing);
}

/** npm keeps a record of what it installed; it is written last, so an installation broken off shows as missing. */
function missingPackages(alsoForTests) {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  return Object.entries(wanted).filter(([path, { version, dev, optional, link }]) => {
    // Optional ones depend on the machine, and those for development may be left out in production.
    const needed = path !== "" && !optional && !link && (alsoForTests || !dev);
    return needed && installed[path]?.version !== version;
  }).length;
}

function readPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}

function runningSupervisor() {
  try {
    const lock = readFileSync(join(root, process.env.LEASEHOLD_DATA ?? ".data", "leasehold.lock"), "utf8");
    const { pid } = JSON.parse(lock).supervisor;
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

async function npmCi(count) {
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"];
  const finish = showElapsed(`Installing ${count} packages`);
  const child = spawn(program, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise((resolve) =>
    child.once("error", () => resolve("npm was not found")).once("close", resolve),
  );
  finish();
  if (code === 0) return;
  process.stderr.write(`${output}\nThe packages could not be installed (npm ci ended with ${code}).\n`);
  process.exit(1);
}
