"use client";

import { useState } from "react";
import { DateText } from "@/components/date";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Switch } from "@/components/ui/switch";
import { grantRoleAction, revokeRoleAction } from "../../actions";
import { roles, type RoleValue } from "../../role-words";

type Account = { id: string; name: string; changeable: boolean; readerIsOwner: boolean };
type Held = { role: RoleValue; lastDay: string | null };

/** Each role is given or taken at once, and acts at the account's next request. */
export function RoleSwitches({ account, held }: { account: Account; held: readonly Held[] }) {
  return (
    <Panel title="Roles" note="Each acts at the next request" className="max-w-[640px]">
      <ul className="divide-line divide-y">
        {roles.map((role) => (
          <RoleSwitch
            key={role.value}
            account={account}
            role={role}
            held={held.find((one) => one.role === role.value)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function RoleSwitch({
  account,
  role,
  held,
}: {
  account: Account;
  role: (typeof roles)[number];
  held: Held | undefined;
}) {
  const input = { accountId: account.id, role: role.value };
  const grant = useAction(grantRoleAction, {
    done: `${account.name} is now ${role.label.toLowerCase()}.`,
    undo: () => revokeRoleAction(input),
    undone: "The role is taken back.",
  });
  const revoke = useAction(revokeRoleAction, {
    done: `${account.name} is no longer ${role.label.toLowerCase()}.`,
    undo: () => grantRoleAction(input),
    undone: "The role is given back.",
  });
  const locked = !account.changeable || (role.value === "OWNER" && !account.readerIsOwner);
  return (
    <li className="py-1.5">
      <Switch
        label={role.label}
        detail={role.detail}
        checked={held !== undefined}
        disabled={locked || grant.pending || revoke.pending}
        onChange={() => (held ? revoke.run(input) : grant.run(input))}
      />
      {held && role.value !== "OWNER" && !locked ? (
        <p className="text-muted flex flex-wrap items-center gap-x-2 text-sm">
          {held.lastDay ? (
            <span>
              Until <DateText value={held.lastDay} />
            </span>
          ) : null}
          <RoleEnd account={account} role={role} />
        </p>
      ) : null}
    </li>
  );
}

/** A role for a while: for an auditor from outside, for a deputy. */
function RoleEnd({ account, role }: { account: Account; role: (typeof roles)[number] }) {
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState("");
  const { run, pending } = useAction(grantRoleAction, { done: "The end is set.", onDone: () => setOpen(false) });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="quiet" size="small" className="px-0">
          Set an end
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`${role.label} until when?`}
        description={`After this day ${account.name} loses the role by itself. Leave it empty for no end.`}
      >
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            run({ accountId: account.id, role: role.value, ...(day ? { until: day } : {}) });
          }}
        >
          <Field label="Last day" optional>
            <DateInput value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
          <DialogActs>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending}>
              Save
            </Button>
          </DialogActs>
        </form>
      </DialogContent>
    </Dialog>
  );
}
