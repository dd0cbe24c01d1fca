import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/message-view";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <NotFoundView />
    </main>
  );
}
