import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { asUser } from "@/lib/http/as-user";
import { listLegalEntities } from "@/lib/licenses/list-legal-entities";
import { FormPage } from "../form-page";
import { TransferForm } from "./transfer-form";

export const metadata: Metadata = { title: "Transfer" };

export default function TransferPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <FormPage params={params} title="Transfer">
      {async ({ id, name, transferable, transferNeedsApproval, held }) =>
        transferable ? (
          <TransferForm
            licenseId={id}
            name={name}
            held={held}
            needsApproval={transferNeedsApproval}
            entities={(await asUser(listLegalEntities, {})).items.map((one) => ({ value: one.id, label: one.name }))}
          />
        ) : (
          <EmptyState title="It stays where it is">The licence says that it may not be transferred.</EmptyState>
        )
      }
    </FormPage>
  );
}
