import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { importKind } from "@/lib/imports/schema";
import { kindWords } from "../import-words";
import { UploadForm } from "./upload-form";

export const metadata: Metadata = { title: "Import a file" };

export default function NewImportPage() {
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Import", href: "/admin/import" }, { label: "Import a file" }]}
        title="Import a file"
        facts={["You see what it would do before anything is kept"]}
      />
      <UploadForm />
      <p className="text-muted mt-8 max-w-[640px] text-sm">
        Any CSV file will do: encoding, delimiter and columns are recognised, also those of Snipe-IT. No file yet? Start
        from a template:{" "}
        {importKind.options.map((kind, index) => (
          <span key={kind}>
            {index > 0 ? ", " : null}
            <Link className="link" href={`/admin/import/template/${kind}`} prefetch={false}>
              {kindWords[kind].toLowerCase()}
            </Link>
          </span>
        ))}
        .
      </p>
    </>
  );
}
