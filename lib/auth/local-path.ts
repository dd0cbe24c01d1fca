/** A path of this site to go on to, or null: an address elsewhere must not ride on our sign-in page. */
export function localPath(wanted: string | string[] | undefined): string | null {
  if (
    typeof wanted !== "string" ||
    wanted.length > 2000 ||
    !/^\/(?![/\\])/.test(wanted) ||
    /[\u0000-\u001f\\]/.test(wanted)
  )
    return null;
  const base = "http://local.invalid";
  if (!URL.canParse(wanted, base)) return null;
  const url = new URL(wanted, base);
  const back = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === base && !back.startsWith("//") && !back.startsWith("/sign-in") ? back : null;
}
