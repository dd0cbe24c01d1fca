/** Gives the browser a text to save under a name. In the browser alone. */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // After the click was handled: an address taken back at once is not always read in time.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** "Figma Professional" → "figma-professional": a name that every file system takes. */
export function fileNameOf(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/[^\w\s-]/g, "");
  return plain.trim().replaceAll(/\s+/g, "-").toLowerCase() || "licence";
}
