import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { startUsing, type StartUsing } from "@/lib/requests/my-software";
import { GiveBack } from "../give-back";
import { OwnKey } from "./own-key";

export const metadata: Metadata = { title: "Start using it" };

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="border-line grid gap-x-4 gap-y-0.5 border-t py-2.5 first:border-0 sm:grid-cols-[140px_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

export default async function StartUsingPage({ params }: { params: Promise<{ seatId: string }> }) {
  const { seatId } = await params;
  const { seat, downloadUrl, serverAddress, note, contact, owner, keys, components } = await asUser(startUsing, {
    seatId,
  });
  const nothing = !downloadUrl && !serverAddress && !note && keys.length === 0;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "My software", href: "/my" }, { label: seat.license.name }]}
        title={seat.license.name}
        pill={<StatusPill status="FULFILLED" label="Yours" />}
        facts={[
          seat.product.vendor,
          <>
            since <DateText key="since" value={seat.since} />
          </>,
        ]}
        acts={<GiveBack seatId={seat.seatId} license={seat.license.name} />}
      />
      <Panel title="Start using it" className="mt-5 max-w-[640px]">
        <dl>
          {downloadUrl ? (
            <Row label="Download">
              <Download url={downloadUrl} />
            </Row>
          ) : null}
          {serverAddress ? (
            <Row label="Licence server">
              <code className="font-mono text-sm">{serverAddress}</code>
            </Row>
          ) : null}
          {keys.map((key) => (
            <Row key={key.id} label={key.label ?? "Key"}>
              <OwnKey keyId={key.id} hint={key.hint} />
            </Row>
          ))}
          {note ? (
            <Row label="How to start">
              <span className="whitespace-pre-line">{note}</span>
            </Row>
          ) : null}
          {nothing ? (
            <Row label="Sign-in">
              Sign in to {seat.product.name} with your work e-mail address. Nothing needs to be installed or entered
              here.
            </Row>
          ) : null}
          <Row label="Help">
            {contact ?? (owner ? `${owner.name}${owner.email ? `, ${owner.email}` : ""}` : "Ask your administrator")}
          </Row>
        </dl>
      </Panel>
      {components.length > 0 ? (
        <Panel title="Included" note="Your seat covers these too" className="mt-4 max-w-[640px]">
          <dl>
            {components.map((component) => (
              <Row key={component.id} label={component.name}>
                <Component component={component} />
              </Row>
            ))}
          </dl>
        </Panel>
      ) : null}
    </>
  );
}

function Component({ component }: { component: StartUsing["components"][number] }) {
  const { downloadUrl, serverAddress, note, contact } = component;
  if (!downloadUrl && !serverAddress && !note) return <>Sign in with your work e-mail address.</>;
  return (
    <div className="grid justify-items-start gap-1.5">
      {downloadUrl ? <Download url={downloadUrl} /> : null}
      {serverAddress ? <code className="font-mono text-sm">{serverAddress}</code> : null}
      {note ? <span className="whitespace-pre-line">{note}</span> : null}
      {contact ? <span className="text-muted">Help: {contact}</span> : null}
    </div>
  );
}

function Download({ url }: { url: string }) {
  return (
    <Button asChild size="small">
      <a href={url} rel="noreferrer" target="_blank">
        Open the download page
      </a>
    </Button>
  );
}
