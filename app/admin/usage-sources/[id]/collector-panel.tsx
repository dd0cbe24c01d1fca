import { CopyButton } from "@/app/copy-button";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { readUsageSource } from "@/lib/flexnet/read-usage-source";

type Source = Awaited<ReturnType<typeof readUsageSource.run>>;

/** How to follow the log beside the server, and what was followed so far. */
export function CollectorPanel({ source, address }: { source: Source; address: string }) {
  const unread = source.streams.flatMap(({ latest, stream }) => latest.map((line) => ({ ...line, stream })));
  const command = `curl -fO ${address}/leasehold-collector.mjs
LEASEHOLD_TOKEN=…  node leasehold-collector.mjs \\
  --url ${address} \\
  --source ${source.id} \\
  --log /path/to/debug.log`;
  return (
    <div className="mt-4 grid max-w-[860px] gap-4">
      <p>
        The collector is one file for Node.js 18 or newer. It runs beside the FlexNet server, follows the log through
        rotation, and sends what is new. It may be stopped and started at any time: no line is lost or counted twice.
      </p>
      <pre className="bg-sunken rounded-control overflow-x-auto p-3 text-xs" tabIndex={0}>
        {command}
      </pre>
      <p className="flex flex-wrap items-center gap-3">
        <Button asChild>
          <a href="/leasehold-collector.mjs" download>
            Download the collector
          </a>
        </Button>
        <CopyButton value={command} what="The command" label="Copy the command" />
      </p>
      <p className="text-muted text-sm">
        Its token needs the scope Collect, which can send logs and nothing else. With --once it sends what is there and
        ends: for a log that nobody goes on writing, or one too large to be uploaded.
      </p>
      {source.streams.length > 0 ? (
        <CardTable
          label="Files that were followed"
          columns={files}
          rows={source.streams}
          rowId={({ stream }) => stream}
        />
      ) : null}
      {unread.length > 0 ? (
        <Table>
          <caption className="pb-2 text-left text-sm">The latest lines that were not understood</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Text</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {unread.map(({ stream, line, text, why }) => (
              <tr key={`${stream}/${line}`}>
                <td>{line}</td>
                <td className="font-mono text-xs break-all whitespace-normal">{text}</td>
                <td className="whitespace-normal">{why}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}

const files: CardColumn<Source["streams"][number]>[] = [
  {
    key: "file",
    header: "File",
    cell: ({ stream }) => <span className="font-mono text-xs">{stream.slice(0, 12)}</span>,
  },
  { key: "at", header: "Last piece", cell: ({ updatedAt }) => <DateText value={updatedAt} recent time /> },
  { key: "lines", header: "Lines", align: "right", cell: ({ lines }) => <Count value={lines} /> },
  { key: "unread", header: "Not understood", align: "right", cell: ({ unmatched }) => <Count value={unmatched} /> },
];
