"use client";

import { Upload } from "lucide-react";
import { useRef, useState, type ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

type FileDropProps = Omit<ComponentProps<"input">, "type" | "onChange" | "value"> & {
  onFile(file: File | null): void;
  hint?: string;
};

/** Drop a file or choose one. The input stays a real one, so that a plain form sends it. */
export function FileDrop({ onFile, hint, className, ...props }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const take = (next: File | null) => {
    setFile(next);
    onFile(next);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (input.current && event.dataTransfer.files.length > 0) {
          input.current.files = event.dataTransfer.files;
          take(event.dataTransfer.files[0] ?? null);
        }
      }}
      className={cn(
        "rounded-panel border-control bg-panel focus-within:outline-focus hover:bg-sunken flex flex-col items-center gap-1 border border-dashed px-6 py-8 text-center focus-within:outline-2 focus-within:outline-offset-2",
        over && "border-accent bg-accent-soft",
        className,
      )}
    >
      <Upload className="text-muted size-5" aria-hidden="true" />
      <span className="font-medium">{file ? file.name : "Drop a file here, or choose one"}</span>
      <span className="text-muted text-sm">
        {file
          ? `${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} KiB. Choose another to replace it.`
          : hint}
      </span>
      <input
        ref={input}
        type="file"
        className="sr-only"
        {...props}
        {...useFieldControl(props)}
        onChange={(event) => take(event.target.files?.[0] ?? null)}
      />
    </label>
  );
}
