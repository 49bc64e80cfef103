/** A set of characters as bits: one for each of ASCII, and one for all that lies beyond. */
export type CharSet = bigint;

/**
 * The set that one atom of a regular expression accepts: `a`, `\d`, `.`, `[^:]`. The engine itself is asked, so that
 * escapes, ranges and the flag `i` mean here exactly what they will mean on the line.
 */
export function charSetOf(atom: string, flags: string): CharSet {
  const key = `${flags}/${atom}`;
  let set = known.get(key);
  if (set === undefined) {
    set = ask(new RegExp(`^(?:${atom})$`, flags), beyondAscii.test(atom));
    if (known.size >= 2000) known.clear();
    known.set(key, set);
  }
  return set;
}

const beyond = 1n << 128n;
/** What may accept characters beyond ASCII. Too much is harmless, it only makes patterns look more ambiguous. */
const beyondAscii = /[^\x00-\x7f]|\\[^dwtnrfv.()[\]{}*+?|^$/\\-]|^\.$|^\[\^|\\$/;
const known = new Map<string, CharSet>();

function ask(accepts: RegExp, more: boolean): CharSet {
  let set = more ? beyond : 0n;
  for (let code = 0; code < 128; code += 1) {
    if (accepts.test(String.fromCharCode(code))) set |= 1n << BigInt(code);
  }
  return set;
}

export const everyChar: CharSet = (1n << 129n) - 1n;
/** What `.` accepts; a line holds nothing else. */
export const lineChar: CharSet = charSetOf('.', '');
