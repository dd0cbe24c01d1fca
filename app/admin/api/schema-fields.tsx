import type { SchemaNode } from "./schema-tree";

type SchemaFieldsProps = {
  nodes: readonly SchemaNode[];
  label: string;
  /** What is sent may be needed; what is answered may be missing. */
  answered?: boolean;
};

/** Fields with their types and rules, what is inside them folded away. */
export function SchemaFields({ nodes, label, answered = false }: SchemaFieldsProps) {
  return (
    <ul aria-label={label} className="border-line border-t">
      {nodes.map((node, index) => (
        <li key={`${node.name ?? ""}-${index}`} className="border-line border-b py-1.5">
          <FieldLine node={node} answered={answered} />
          {node.children.length > 0 ? (
            <details className="mt-1">
              <summary className="text-muted hover:text-text cursor-pointer text-sm">
                {node.children.length === 1 ? "1 field" : `${node.children.length} fields`}
                <span className="sr-only"> of {node.name}</span>
              </summary>
              <div className="border-line-strong mt-1 ml-1 border-l pl-3">
                <SchemaFields nodes={node.children} label={`Fields of ${node.name ?? label}`} answered={answered} />
              </div>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Longer than this, the rules stand on a line of their own. */
const inLine = 48;

function FieldLine({ node, answered }: { node: SchemaNode; answered: boolean }) {
  const { name, type, required, description } = node;
  const rules = node.rules.join(" · ");
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        {name ? <code className="font-mono text-sm font-medium [overflow-wrap:anywhere]">{name}</code> : null}
        <span className="text-muted text-sm [overflow-wrap:anywhere]">{type}</span>
        {!answered && required ? <span className="text-warn text-xs">needed</span> : null}
        {answered && !required ? <span className="text-muted text-xs">may be missing</span> : null}
        {rules.length > 0 && rules.length <= inLine ? <span className="text-muted text-xs">{rules}</span> : null}
      </p>
      {description ? <p className="text-sm">{description}</p> : null}
      {rules.length > inLine ? <p className="text-muted text-xs [overflow-wrap:anywhere]">{rules}</p> : null}
    </>
  );
}
