import { Progress } from "@/components/ui/progress";

const kibibyte = 1024;

/** How much of a file has been sent. */
export function UploadProgress({ file, sent }: { file: File | null; sent: number | null }) {
  if (sent === null || !file) return null;
  const total = Math.max(1, Math.round(file.size / kibibyte));
  return <Progress label="Uploading" done={Math.round(sent / kibibyte)} total={total} unit="KiB" />;
}
