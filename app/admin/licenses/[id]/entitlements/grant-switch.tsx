"use client";

import { useOptimistic } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { useAction } from "@/components/form/use-action";
import { Switch } from "@/components/ui/switch";
import { switchEntitlementAction, switchLicenseAddOnAction } from "./actions";

type GrantSwitchProps = { of: "entitlement" | "add-on"; id: string; name: string; enabled: boolean };

function act(of: GrantSwitchProps["of"], id: string, enabled: boolean): Promise<ActionResult<{ enabled: boolean }>> {
  return of === "entitlement"
    ? switchEntitlementAction({ entitlementId: id, enabled })
    : switchLicenseAddOnAction({ licenseAddOnId: id, enabled });
}

/** On or off for every client of the licence, from its next validation on. */
export function GrantSwitch({ of, id, name, enabled }: GrantSwitchProps) {
  const [shown, show] = useOptimistic(enabled);
  const { run, pending } = useAction(
    (wanted: boolean) => {
      show(wanted);
      return act(of, id, wanted);
    },
    {
      done: (row) => `${name} is ${row.enabled ? "on" : "off"} from the next validation.`,
      undo: (row) => act(of, id, !row.enabled),
      undone: `${name} is as it was.`,
    },
  );
  return (
    <Switch
      className="inline-flex py-0 align-middle"
      label={<span className="sr-only">{name}</span>}
      checked={shown}
      disabled={pending}
      onChange={(event) => run(event.target.checked)}
    />
  );
}
