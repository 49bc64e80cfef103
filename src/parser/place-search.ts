/**
 * Finds `name:12`, `name.ext(12` and `name.ext[12`: the place in a file that most tools print, also those that use no
 * word such as `error`. A clock (`12:34`), an address (`::1`, `10.0.0.1:80`) and a call (`f(1`) are none, so that lines
 * full of them stay bytes. An extension that ends in a digit would look like a clock to a search by half bytes: formats name
 * such extensions (`.f90:1`), and those are found as words. Returns the index of the digit between `from` and `to`, or -1.
 */
export function findPlace(bytes: Uint8Array, from: number, to: number): number {
  for (let index = from + 1; index < to - 1; index++) if (placeAt(bytes, index, from)) return index + 1;
  return -1;
}

/** Whether the byte is the mark of one; nothing before `from` is looked at. */
export function placeAt(bytes: Uint8Array, mark: number, from: number): boolean {
  const byte = bytes[mark];
  if (byte !== colon && byte !== parenthesis && byte !== bracket) return false;
  if (!isDigit(bytes[mark + 1])) return false;
  const before = bytes[mark - 1];
  if (byte === colon && (before === 0x5f || before === 0x3e || before === 0x7d)) return true;
  if (!isLetter(before)) return false;
  return byte === colon || isExtension(bytes, mark, from);
}

const colon = 0x3a;
const parenthesis = 0x28;
const bracket = 0x5b;

/** `.f90`, `.c`. */
function isExtension(bytes: Uint8Array, end: number, from: number): boolean {
  let letters = 0;
  for (let index = end - 1; index > from && index >= end - longestExtension; index--) {
    const byte = bytes[index];
    if (isLetter(byte)) letters++;
    else if (byte === 0x2e) return letters > 0;
    else if (!isDigit(byte)) return false;
  }
  return false;
}

const longestExtension = 12;

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}
