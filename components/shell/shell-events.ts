const name = "leasehold:palette";

export function openPalette() {
  window.dispatchEvent(new Event(name));
}

export function onOpenPalette(open: () => void) {
  window.addEventListener(name, open);
  return () => window.removeEventListener(name, open);
}
