import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { readUsageSource } from "@/lib/flexnet/read-usage-source";

type Source = Awaited<ReturnType<typeof readUsageSource.run>>;

/** How to follow the log beside the server, and what was followed so far. */
export function CollectorPanel({ source, address }: { source: Source; address: string }) {
  const unread = source.streams.flatMap(({ latest, stream }) => latest.map((line) => ({ ...line, stream })));
  return (
    <div className="mt-4 grid max-w-[860px] gap-4">
      <p>
        The collector is one file for Node.js 18 or newer. It runs beside the FlexNet server, follows the log through
        rotation, and sends what is new. It may be stopped and started at any time: no line is lost or counted twice.
      </p>
      <pre className="bg-sunken rounded-control overflow-x-auto p-3 text-xs" tabIndex={0}>
        {`curl -fO ${address}/leasehold-collector.mjs
LEASEHOLD_TOKEN=…  node leasehold-collector.mjs \\
  --url ${address} \\
  --source ${source.id} \\
  --log /path/to/debug.log`}
      </pre>
      <p className="flex flex-wrap items-center gap-3">
        <Button asChild>
          <a href="/leasehold-collector.mjs" download>
            Download the collector
          </a>
        </Button>
        <span className="text-muted text-sm">
          Its token needs the scope Collect, which can send logs and nothing else.
        </span>
      </p>
      {source.streams.length > 0 ? (
        <Table>
          <caption className="sr-only">Files that were followed</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Last piece</th>
              <th scope="col" className="text-right">
                Lines
              </th>
              <th scope="col" className="text-right">
                Not understood
              </th>
            </tr>
          </thead>
          <tbody>
            {source.streams.map((stream) => (
              <tr key={stream.stream}>
                <td className="font-mono text-xs">{stream.stream.slice(0, 12)}</td>
                <td>
                  <DateText value={stream.updatedAt} recent time />
                </td>
                <td className="text-right">
                  <Count value={stream.lines} />
                </td>
                <td className="text-right">
                  <Count value={stream.unmatched} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
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
