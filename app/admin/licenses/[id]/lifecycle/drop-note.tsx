import Link from "next/link";
import { counted } from "../../license-words";

type DropNoteProps = { licenseId: string; units: { after: number; held: number; over: number; unit: string } };

/** That fewer are left than are held, with the way to those who hold them. */
export function DropNote({ licenseId, units: { after, held, over, unit } }: DropNoteProps) {
  if (over === 0) return null;
  return (
    <p className="rounded-control bg-bad-soft text-bad mt-2 px-3 py-2">
      {counted(after, unit)} would be left for {held} held. Release {over} first:{" "}
      <Link className="underline" href={`/admin/licenses/${licenseId}`}>
        see who holds them
      </Link>
      .
    </p>
  );
}
