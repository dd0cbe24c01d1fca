import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { MachinePill } from "../../../machine-pill";
import { kindWords, machineName } from "../../../machine-words";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Panel } from "@/components/ui/panel";
import { readMachine } from "@/lib/activations/read-machine";
import { asUser } from "@/lib/http/as-user";
import { History } from "../../history";
import { movable } from "../machine-columns";
import { MachineMenu } from "../machine-menu";
import { MachineChain } from "./machine-chain";
import { MachineComponents } from "./machine-components";
import { MachineFacts } from "./machine-facts";
import { MachineFiles } from "./machine-files";

type PageProps = { params: Promise<{ activationId: string }>; searchParams: Promise<SearchParams> };

const machineOf = cache((activationId: string) => asUser(readMachine, { activationId }));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const machine = await machineOf((await params).activationId);
  return { title: `${machineName(machine)}, ${machine.license.name}` };
}

/** One machine: what it is, under which licence, the machines before and after it, its files, and what happened to it. */
export default async function MachinePage({ params, searchParams }: PageProps) {
  const machine = await machineOf((await params).activationId);
  const { license } = machine;
  const licensePath = `/admin/licenses/${license.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: licensePath },
          { label: machineName(machine) },
        ]}
        title={machineName(machine)}
        pill={<MachinePill machine={machine} />}
        facts={[
          <Link key="license" className="link" href={licensePath}>
            {license.name}
          </Link>,
          machine.platform,
          machine.kind === "PHYSICAL" ? null : kindWords[machine.kind],
        ]}
        acts={
          machine.endedAt ? null : <MachineMenu machine={movable(machine)} isWaiting={machine.waitingMove !== null} />
        }
      />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-2">
        <Panel title="Machine">
          <MachineFacts machine={machine} />
        </Panel>
        <div className="grid gap-5">
          <Panel title="Components" note="As the program on it last described it">
            <MachineComponents components={machine.components} licensePath={licensePath} />
          </Panel>
          {machine.chain.length > 1 ? (
            <Panel title="Machines that had this unit">
              <MachineChain chain={machine.chain} current={machine.id} />
            </Panel>
          ) : null}
          {machine.files.length > 0 ? (
            <Panel title="Offline files" note={machine.endedAt ? "Revoked: the machine has ended" : undefined}>
              <MachineFiles files={machine.files} />
            </Panel>
          ) : null}
        </div>
      </div>
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History subjectId={machine.id} search={await searchParams} path={`/admin/activations/${machine.id}`} />
    </>
  );
}
