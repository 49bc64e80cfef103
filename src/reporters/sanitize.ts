/**
 * Text from a log as a terminal may see it: control characters, escapes and characters that turn the reading direction
 * are shown as what they are instead of acting. Lines stay lines only where the caller splits them.
 */
export function sanitize(text: string): string {
  return unsafe.test(text) ? text.replace(unsafeAll, (character) => visible(character)) : text;
}

// C0 but tab, DEL, C1, soft hyphen-like and bidirectional controls, line and paragraph separators.
const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const unsafeAll = new RegExp(unsafe.source, 'g');

function visible(character: string): string {
  if (character === '\n') return ' ⏎ ';
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
