"use client";

import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import type { FileColumn, ImportMapping } from "@/lib/imports/schema";

type Props = {
  columns: readonly FileColumn[];
  fields: readonly { name: string; label: string }[];
  mapping: ImportMapping;
  onChange(mapping: ImportMapping): void;
};

/** One line for each column of the file: its name, what stands in it, and what it is taken for. */
export function ColumnTable({ columns, fields, mapping, onChange }: Props) {
  const fieldOf = (index: number) => Object.entries(mapping).find(([, column]) => column === index)?.[0] ?? "";
  const choose = (index: number, field: string) => {
    const others = Object.entries(mapping).filter(([name, column]) => column !== index && name !== field);
    onChange(Object.fromEntries(field === "" ? others : [...others, [field, index]]));
  };
  const options = fields.map(({ name, label }) => ({ value: name, label }));
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col" className="max-sm:hidden">
            For example
          </th>
          <th scope="col">Is</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ index, name, samples }) => (
          <tr key={index}>
            <th scope="row" className="text-left font-medium">
              {name}
              <span className="text-muted block max-w-36 truncate font-normal sm:hidden">{samples[0]}</span>
            </th>
            <td className="text-muted max-w-[420px] truncate max-sm:hidden">{samples.slice(0, 3).join(" · ")}</td>
            <td>
              <Select
                aria-label={`What ${name} is`}
                className="min-w-40"
                options={options}
                placeholder="Not imported"
                value={fieldOf(index)}
                onChange={({ target }) => choose(index, target.value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
