import type { ApiGroup, ApiOperation } from "./api-operations";
import type { SchemaNode } from "./schema-tree";

/** The groups with only those operations in which every word asked for occurs: in names, addresses, words or fields. */
export function findOperations(groups: readonly ApiGroup[], q: string): ApiGroup[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter((operation) => {
        const text = textOf(group, operation);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ operations }) => operations.length > 0);
}

function textOf(group: ApiGroup, { id, method, path, summary, parameters, body }: ApiOperation): string {
  const fields = [...parameters.map(({ node }) => node), ...(body ? [body.node] : [])].flatMap(namesOf);
  return [group.title, id, method, path, summary, ...fields].join(" ").toLowerCase();
}

const namesOf = ({ name, children }: SchemaNode): string[] => [name ?? "", ...children.flatMap(namesOf)];
