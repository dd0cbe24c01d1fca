import type { Metadata } from "next";
import { ForbiddenView } from "@/components/shell/message-view";

export const metadata: Metadata = { title: "Not for your roles" };

export default function Forbidden() {
  return (
    <main>
      <ForbiddenView />
    </main>
  );
}
