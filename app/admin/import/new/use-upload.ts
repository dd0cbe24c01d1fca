"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { unreachable, type Problem } from "@/components/form/action-result";
import { sendFile } from "./send-file";

/** A chosen file on its way up: how much has been sent, what is wrong, and then the page of its import. */
export function useUpload(nothingChosen: string) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function upload(fields: Record<string, string>) {
    if (!file) return setProblem({ title: "No file yet", detail: nothingChosen });
    setProblem(null);
    setSent(0);
    const answer = await sendFile("/admin/import/upload", file, fields, setSent).catch(() => ({
      problem: unreachable,
    }));
    if ("id" in answer) return router.push(`/admin/import/${answer.id}`);
    setSent(null);
    setProblem(answer.problem);
  }
  return { file, setFile, sent, problem, upload };
}
