const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * What a user name of a log says of the person behind it, as a proposal: `ada.lovelace` is Ada Lovelace, `CORP\ada` signs in as
 * ada, and an e-mail address is one.
 */
export function guessPerson(name: string): { displayName: string; email: string; username: string } {
  const isAddress = address.test(name);
  const plain = isAddress ? name.slice(0, name.indexOf("@")) : name.slice(name.lastIndexOf("\\") + 1);
  const words = plain.split(/[\s._-]+/).filter((word) => word !== "");
  const displayName = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return {
    displayName: displayName === "" ? name : displayName,
    email: isAddress ? name.toLowerCase() : "",
    username: isAddress ? "" : plain,
  };
}
