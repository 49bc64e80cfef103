/**
 * Finds `name:12`, `name.ext(12` and `name.ext[12`: the place in a file that most tools print, also those that use no
 * word such as `error`. A clock (`12:34`), an address (`::1`, `10.0.0.1:80`) and a call (`f(1`) are none, so that lines
 * full of them stay bytes. An extension that ends in a digit would look like a clock to a search by half bytes: formats name
 * such extensions (`.f90:1`), and those are found as words. Returns the index of the digit between `from` and `to`, or -1.
 */
export function findPlace(at: (index: number) => number, from: number, to: number): number {
  for (let index = from + 1; index < to - 1; index++) {
    const byte = at(index);
    if (byte !== colon && byte !== parenthesis && byte !== bracket) continue;
    if (isPlace(at, index, from)) return index + 1;
  }
  return -1;
}

/** Whether the byte is the mark of one; nothing before `from` is looked at. */
export function placeAt(bytes: Uint8Array, mark: number, from: number): boolean {
  const byte = bytes[mark];
  return (
    (byte === colon || byte === parenthesis || byte === bracket) &&
    isPlace((index) => bytes[index] as number, mark, from)
  );
}

const colon = 0x3a;
const parenthesis = 0x28;
const bracket = 0x5b;

function isPlace(at: (index: number) => number, mark: number, from: number): boolean {
  if (!isDigit(at(mark + 1))) return false;
  const before = at(mark - 1);
  if (at(mark) === colon && (before === 0x5f || before === 0x3e || before === 0x7d)) return true;
  if (!isLetter(before)) return false;
  if (at(mark) === colon) return true;
  // An extension: `.f90`, `.c`.
  let letters = 0;
  for (let index = mark - 1; index > from && index >= mark - longestExtension; index--) {
    const byte = at(index);
    if (isLetter(byte)) letters++;
    else if (byte === 0x2e) return letters > 0;
    else if (!isDigit(byte)) return false;
  }
  return false;
}

const longestExtension = 12;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}
