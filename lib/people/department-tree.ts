export type TreeNode = { id: string; name: string; parentId: string | null };

/** The names from the root down to a department, itself last. */
export function pathOf<Node extends TreeNode>(departments: readonly Node[], id: string): Node[] {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const path: Node[] = [];
  for (
    let node = byId.get(id);
    node && !path.includes(node);
    node = node.parentId === null ? undefined : byId.get(node.parentId)
  )
    path.unshift(node);
  return path;
}

/** A department and all below it. */
export function subtreeOf(departments: readonly TreeNode[], id: string): string[] {
  const children = new Map<string, string[]>();
  for (const { id: child, parentId } of departments)
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), child]);
  const found = new Set([id]);
  for (const next of found) for (const child of children.get(next) ?? []) found.add(child);
  return [...found];
}

export type Branch<Node> = { node: Node; depth: number };

/** The whole tree in reading order: each department followed by those below it, siblings by name. */
export function inTreeOrder<Node extends TreeNode>(departments: readonly Node[]): Branch<Node>[] {
  const known = new Set(departments.map((department) => department.id));
  const below = new Map<string | null, Node[]>();
  for (const node of departments) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const walk = (parent: string | null, depth: number): Branch<Node>[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((node) => [{ node, depth }, ...walk(node.id, depth + 1)]);
  return walk(null, 0);
}
