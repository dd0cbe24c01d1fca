"use client";

import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import {
  disableAccountAction,
  enableAccountAction,
  inviteAgainAction,
  issueResetLinkAction,
  signOutAccountAction,
} from "../../actions";
import { ShownOnce } from "../../shown-once";

type SentLink = { mailed: boolean; link: string | null };
type Props = {
  account: {
    id: string;
    name: string;
    state: "active" | "invited" | "disabled";
    own: boolean;
    changeable: boolean;
    invitationOpen: boolean;
  };
};

export function AccountActs({ account }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const input = { accountId: account.id };
  const sent = {
    done: ({ mailed }: SentLink) => (mailed ? `A mail to ${account.name} is on its way.` : undefined),
    onDone: (data: SentLink) => setLink(data.link),
  };
  const invite = useAction(inviteAgainAction, sent);
  const reset = useAction(issueResetLinkAction, sent);
  const enable = useAction(enableAccountAction, { done: `${account.name} can sign in again.` });

  if (!account.changeable) return <p className="text-muted">Only owners can change an owner’s account.</p>;
  return (
    <div className="grid gap-4">
      {account.state === "invited" && !account.invitationOpen ? (
        <p>The invitation has ended before it was accepted.</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {account.state === "invited" ? (
          <Button pending={invite.pending} onClick={() => invite.run(input)}>
            Invite again
          </Button>
        ) : null}
        {account.state === "active" && !account.own ? (
          <Button pending={reset.pending} onClick={() => reset.run(input)}>
            Send link for a new password
          </Button>
        ) : null}
        {account.state === "active" && !account.own ? (
          <ConfirmAction
            trigger={<Button>Sign out everywhere</Button>}
            title={`Sign ${account.name} out everywhere?`}
            description="All sessions of this account end at once. The password stays as it is."
            confirm="Sign out"
            action={() => signOutAccountAction(input)}
            done={`${account.name} is signed out.`}
          />
        ) : null}
        {account.state === "disabled" ? (
          <Button pending={enable.pending} onClick={() => enable.run(input)}>
            Enable account
          </Button>
        ) : null}
        {account.state !== "disabled" && !account.own ? (
          <ConfirmAction
            trigger={<Button variant="ghost">Disable account</Button>}
            title={`Disable the account of ${account.name}?`}
            description="All sessions and open links end at once, and nobody can sign in with it. Seats and roles stay. It can be enabled again at any time."
            confirm="Disable account"
            danger
            action={() => disableAccountAction(input)}
            done={`The account of ${account.name} is disabled.`}
            undo={() => enableAccountAction(input)}
            undone={`${account.name} can sign in again.`}
          />
        ) : null}
      </div>
      {link ? (
        <ShownOnce label="Link" value={link}>
          No mail server is set, so no mail was sent. Give this link to {account.name} yourself, by a way that nobody
          else reads. It works once and is not shown again.
        </ShownOnce>
      ) : null}
    </div>
  );
}
