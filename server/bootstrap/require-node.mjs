// The versions that Prisma 7 and Next 16 both run on.
const oldest = { 20: 19, 22: 12 };

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const suits = major >= 24 || minor >= (oldest[major] ?? Infinity);
  if (suits) return;
  process.stderr.write(`Leasehold needs Node.js 20.19, 22.12 or 24 and newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
