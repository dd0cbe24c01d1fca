import type { Metadata } from "next";
import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { myMachines } from "@/lib/activations/my-machines";
import { asUser } from "@/lib/http/as-user";
import { machineEndWords, machineName } from "../../../../machine-words";
import { OwnMachineCard } from "../machine-card";

export const metadata: Metadata = { title: "My machines" };

/** One's own machines under node-locked licences: give one back, move it, take its offline file. */
export default async function MyMachinesPage() {
  const { active, ended } = await asUser(myMachines, {});
  return (
    <>
      <PageHeader
        title="My machines"
        facts={[active.length === 1 ? "1 machine active" : `${active.length} machines active`]}
        acts={
          <Button asChild>
            <Link href="/my/machines/offline">Activate a machine without a network</Link>
          </Button>
        }
      />
      {active.length === 0 ? (
        <EmptyState title="No machine of yours is active">
          Software that is licensed to a machine shows here once it was activated for you on one. A program on a machine
          without a network writes a request file, which you answer here.
        </EmptyState>
      ) : (
        <ul className="mt-5 grid gap-2.5 lg:grid-cols-2">
          {active.map((machine) => (
            <OwnMachineCard key={machine.id} machine={machine} />
          ))}
        </ul>
      )}
      {ended.length > 0 ? (
        <section className="mt-7">
          <h2 className="font-semibold">No longer active</h2>
          <ul className="mt-2 max-w-[760px]">
            {ended.map((machine) => (
              <li
                key={machine.id}
                className="border-line flex flex-wrap justify-between gap-x-4 border-t py-2 first:border-0"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {machineName(machine)}, {machine.license.name}
                </span>
                <span className="text-muted text-sm">
                  {machineEndWords[machine.endReason ?? "DEACTIVATED"]}
                  {machine.endedAt ? (
                    <>
                      {" "}
                      <DateText value={machine.endedAt} recent />
                    </>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
