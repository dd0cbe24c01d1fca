/** Crockford's base32: no I, L, O or U, so that nothing is misread. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 25;

/** A key for people to type: 24 characters of 120 random bits and one to check them, in groups of five. */
export function newShortKey(randomBytes: (size: number) => Uint8Array): string {
  let bits = 0n;
  for (const byte of randomBytes(15)) bits = (bits << 8n) | BigInt(byte);
  let body = "";
  for (let i = 0; i < length - 1; i++, bits >>= 5n) body = alphabet.charAt(Number(bits & 31n)) + body;
  return grouped(body + checkCharacter(body));
}

/**
 * A short key as it is written properly, or null for what is none. Lower case, I and L for 1, O for 0, and missing or
 * additional hyphens and spaces are read as what was meant; a mistyped character is found by the last one.
 */
export function readShortKey(text: string): string | null {
  const plain = text.replace(/[\s-]/g, "").toUpperCase().replace(/[IL]/g, "1").replaceAll("O", "0");
  if (plain.length !== length || [...plain].some((char) => !alphabet.includes(char))) return null;
  return checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? grouped(plain) : null;
}

/** Luhn's algorithm modulo 32: from the right, every other character counts double, the digits of what overflows summed. */
function checkCharacter(body: string): string {
  const sum = [...body].reverse().reduce((total, char, index) => {
    const code = alphabet.indexOf(char) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(code / 32) + (code % 32);
  }, 0);
  return alphabet.charAt((32 - (sum % 32)) % 32);
}

function grouped(text: string): string {
  return text.match(/.{5}/g)?.join("-") ?? text;
}
