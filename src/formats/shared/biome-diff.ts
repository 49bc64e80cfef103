import type { Fix, Safety } from '../../core/diagnostic.ts';
import { changeRun, type KnownLine } from './line-edits.ts';

/**
 * The fixes that Biome shows as differences of lines: old number, new number, sign, text. In lines that change, blanks are
 * printed as `·` and tabs as `→ `: https://biomejs.dev/reference/diagnostics/.
 */
export function readBiomeFixes(lines: readonly string[], file: string): Fix[] {
  return lines.flatMap((line, index) => {
    const heading = headings.exec(line)?.groups;
    if (!heading) return [];
    const start = lines.findIndex((row, at) => at > index && diffRow.test(row));
    if (start === -1 || lines.slice(index + 1, start).some((row) => row.trim() !== '')) return [];
    const end = lines.findIndex((row, at) => at > start && !diffRow.test(row));
    // A difference that is cut off is none to apply.
    if (lines.some((row) => /\btruncated\b/.test(row))) return [];
    const edits = editsOf(lines.slice(start, end === -1 ? undefined : end), file);
    const safety: Safety = heading.kind === 'Unsafe' ? 'unsafe' : 'safe';
    const title = (heading.title ?? 'Format').replace(/\.$/, '');
    return edits.length > 0 ? [{ title, origin: 'compiler', safety, edits }] : [];
  });
}

const headings =
  /^\s*[i×ℹ✖] (?:(?<kind>Safe|Unsafe) fix: (?<title>.*)|Formatter would have printed the following content:)$/;
const diffRow = /^\s*(?:\d+ )?\s*(?:\d+ )?\s*│ ([-+ ])(?: (.*))?$/;

function editsOf(rows: readonly string[], file: string): Fix['edits'] {
  const edits: Fix['edits'] = [];
  let removed: KnownLine[] = [];
  let added: string[] = [];
  let above: KnownLine | undefined;
  const flush = () => {
    edits.push(...changeRun(file, removed, added, above));
    if (removed.length > 0) above = removed.at(-1);
    removed = [];
    added = [];
  };
  for (const row of rows) {
    const [, sign, text = ''] = diffRow.exec(row) ?? [];
    const number = Number(/\d+/.exec(row)?.[0] ?? 0);
    if (sign === '-') {
      if (added.length > 0) flush();
      removed.push({ number, text: decode(text) });
    } else if (sign === '+') {
      added.push(decode(text));
    } else {
      flush();
      above = { number, text };
    }
  }
  flush();
  return edits;
}

function decode(text: string): string {
  return text.replaceAll('→ ', '\t').replaceAll('·', ' ');
}
