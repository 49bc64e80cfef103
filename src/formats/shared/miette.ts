import type { Continuation } from '../../core/format.ts';

/** What miette, a library for Rust, draws below a message, in ASCII or with lines: place, source, labels, help. */
export interface MietteBlock {
  /** What was wrapped and belongs to the message. */
  readonly message: readonly string[];
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
  readonly snippet?: string;
  readonly labels: readonly string[];
  readonly helps: readonly string[];
}

const place = /^ *(?:,-|╭─)\[(?<file>[^\]]+):(?<line>\d+):(?<column>\d+)\]$/;
const wrapped = /^ {2}[|│] (?<text>.*)$/;
const closing = /^ *(?:`-{2,}|╰─{2,})$/;
const helpLine = /^ {2}(?:help|note): ?(?<text>.*)$/;

/** Only a place makes it one: until then nothing is certain. */
export function continuesMiette(line: string, lines: readonly string[]): Continuation {
  const last = lines.at(-1) ?? '';
  if (place.test(line)) return 'yes';
  if (!lines.some((each) => place.test(each))) return wrapped.test(line) ? 'maybe' : 'no';
  if (closing.test(line)) return 'yes';
  if (closing.test(last)) return helpLine.test(line) ? 'yes' : 'no';
  if (helpLine.test(last) || /^ {8}/.test(last)) return helpLine.test(line) || /^ {8}\S/.test(line) ? 'yes' : 'no';
  return /^ *(?:\d+ )?[|│:·]/.test(line) ? 'yes' : 'no';
}

export function readMiette(lines: readonly string[]): MietteBlock {
  const at = lines.findIndex((line) => place.test(line));
  if (at === -1) return { message: [], labels: [], helps: [] };
  const { file = '', line, column } = place.exec(lines[at] ?? '')?.groups ?? {};
  const below = lines.slice(at + 1);
  const shown = below.map((each) => /^ *(\d+) [|│] ?(.*)$/.exec(each)).find((row) => row?.[1] === line)?.[2];
  return {
    message: lines.slice(1, at).map((each) => wrapped.exec(each)?.groups?.text ?? each.trim()),
    place: { file, line: Number(line), column: Number(column) },
    ...(shown !== undefined && { snippet: shown }),
    labels: below.flatMap((each) => /^ *[:·].*(?:`--|╰──) (.+)$/.exec(each)?.[1] ?? []),
    helps: below.flatMap((each) => helpLine.exec(each)?.groups?.text || []),
  };
}
