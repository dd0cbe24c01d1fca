import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Table } from "@/components/ui/table";
import { asUser } from "@/lib/http/as-user";
import { listVendorKeys } from "@/lib/keys/list-vendor-keys";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { AddKey } from "./add-key";
import { EditKey } from "./edit-key";
import { KeyCell } from "./key-cell";

/** The vendor's keys, by their last characters; opening one is recorded. */
export async function VendorKeys({ license }: { license: LicenseDetail }) {
  const keys = await asUser(listVendorKeys, { licenseId: license.id });
  const forSeats = keys.some(({ holder }) => holder !== null);
  return (
    <section className="mt-8" aria-labelledby="vendor-keys">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id="vendor-keys" className="font-semibold">
            Keys from {license.vendor.name}
          </h2>
          <p className="text-muted text-sm">
            {keys.length > 0
              ? "Sealed. Each look at a key is recorded in the trail."
              : "None yet. Keep the keys that the vendor gave you here: they are sealed, and each look at one is recorded."}
          </p>
        </div>
        {license.archivedAt ? null : <AddKey licenseId={license.id} licenseName={license.name} />}
      </div>
      {keys.length > 0 ? (
        <Table aria-label="Vendor’s keys" className="mt-2">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Label</th>
              {forSeats ? <th scope="col">For the seat of</th> : null}
              <th scope="col">Added</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <td>
                  <KeyCell keyId={key.id} hint={key.hint} archived={key.archivedAt !== null} />
                </td>
                <td>
                  <span className="flex flex-wrap items-center gap-x-2">
                    {key.label}
                    {key.archivedAt ? null : <EditKey keyId={key.id} hint={key.hint} label={key.label} />}
                  </span>
                </td>
                {forSeats ? <td>{key.holder?.displayName}</td> : null}
                <td>
                  <DateText value={key.createdAt} recent />
                </td>
                <td>
                  {key.archivedAt ? <StatusPill status="ARCHIVED" /> : <StatusPill status="ACTIVE" label="In use" />}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </section>
  );
}
