import type { Severity } from '../core/diagnostic.ts';

/** ANSI colours, or none: the text is the same. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

export function createPaint(colour: boolean): Paint {
  const code = (open: number, close: number) => (text: string) =>
    colour ? `\x1b[${open}m${text}\x1b[${close}m` : text;
  const bySeverity = { error: code(31, 39), warning: code(33, 39), info: code(36, 39) };
  const bold = code(1, 22);
  const severity: Paint['severity'] = (level, text) => bold(bySeverity[level](text));
  return { bold, dim: code(2, 22), severity, good: code(32, 39), bad: code(31, 39) };
}

/** Cuts text to so many columns; wide characters (CJK, emoji) count two. */
export function truncate(text: string, columns: number): string {
  if (text.length * 2 <= columns) return text;
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += wide.test(character) ? 2 : 1;
    if (width > columns) return `${text.slice(0, Math.max(0, end - 1))}…`;
    end += character.length;
  }
  return text;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
