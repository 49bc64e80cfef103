import { createTwoFilesPatch } from 'diff';
import type { TextFile } from './text-file.ts';

/** What changes in one file, exactly as it is there. */
export interface TextChange {
  /** Relative to the root, with `/`. */
  readonly name: string;
  /** Without the byte order mark. */
  readonly before: string;
  readonly after: string;
  readonly format: Pick<TextFile, 'encoding' | 'mark'>;
}

/**
 * A unified diff for `git apply` and `patch -p1`, byte for byte what the file holds; empty where nothing changes. A patch of
 * UTF-16 would be one of bytes: git takes those only with the names of its own objects, so there a line says what is missing.
 */
export function unifiedDiff({ name, before, after, format: { encoding, mark } }: TextChange): string {
  if (before === after) return '';
  if (encoding !== 'utf8') return `buildfix: ${quoteName(name)} is UTF-16, which a patch can't hold\n`;
  const head = mark ? '\ufeff' : '';
  const whole = createTwoFilesPatch('a', 'b', head + before, head + after, '', '', { context: 3 });
  const [, , , ...hunks] = whole.split('\n');
  return [`--- ${nameInHeader(`a/${name}`)}`, `+++ ${nameInHeader(`b/${name}`)}`, ...hunks].join('\n');
}

/** A tab behind a name with blanks tells GNU patch where it ends, as git writes it. */
function nameInHeader(name: string): string {
  const quoted = quoteName(name);
  return quoted === name && name.includes(' ') ? `${name}\t` : quoted;
}

/** As git does with `core.quotePath=false`: what could end the line or the name is written as in C. */
function quoteName(name: string): string {
  if (!/[\x00-\x1f\x7f"\\]/.test(name)) return name;
  const inner = name.replace(/[\x00-\x1f\x7f"\\]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\${(character.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`,
  );
  return `"${inner}"`;
}
