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
    const changes = changesOf(lines.slice(start, end === -1 ? undefined : end), file);
    if (heading.kind === undefined) return formatting(changes);
    const edits = changes.flatMap((change) => change.edits);
    const safety: Safety = heading.kind === 'Unsafe' ? 'unsafe' : 'safe';
    const title = (heading.title ?? '').replace(/\.$/, '');
    return edits.length > 0 ? [{ title, origin: 'compiler', safety, edits }] : [];
  });
}

/** Lines that follow one another, and what takes their place. */
interface Change {
  readonly edits: Fix['edits'];
  readonly removed: string;
  readonly added: string;
}

/**
 * A file that is formatted in several places, as parts: whichever of them are applied, the code means the same. That is so
 * for changes which only move what is there; where a bracket comes in one place and its other half in another, all from
 * there to where the sums are equal again is one part.
 */
function formatting(changes: readonly Change[]): Fix[] {
  const fixes: Fix[] = [];
  let open: Change[] = [];
  for (const change of changes) {
    open.push(change);
    if (substance(open, 'removed') !== substance(open, 'added')) continue;
    fixes.push(formattingFix(open));
    open = [];
  }
  // A rest that is not whole by itself makes it all or nothing, and so does a style without semicolons, where one at the
  // beginning of a line stands for one that is missing further up.
  if (open.length > 0 || changes.some(({ added, removed }) => /^\s*;/m.test(`${removed}\n${added}`))) {
    return changes.length > 0 ? [formattingFix(changes)] : [];
  }
  return fixes.length > 1 ? fixes.map((fix) => ({ ...fix, part: true as const })) : fixes;
}

function formattingFix(changes: readonly Change[]): Fix {
  return { title: 'Format', origin: 'compiler', safety: 'safe', edits: changes.flatMap(({ edits }) => edits) };
}

/** What is left of the code without what formatters put in and take out by themselves. */
function substance(changes: readonly Change[], side: 'removed' | 'added'): string {
  return changes.map((change) => change[side].replace(/[\s;,"'`]/g, '')).join('');
}

const headings =
  /^\s*[i×ℹ✖] (?:(?<kind>Safe|Unsafe) fix: (?<title>.*)|Formatter would have printed the following content:)$/;
const diffRow = /^\s*(?:\d+ )?\s*(?:\d+ )?\s*│ ([-+ ])(?: (.*))?$/;

function changesOf(rows: readonly string[], file: string): Change[] {
  const changes: Change[] = [];
  let removed: KnownLine[] = [];
  let added: string[] = [];
  let above: KnownLine | undefined;
  const flush = () => {
    const edits = changeRun(file, removed, added, above);
    const old = removed.map(({ text }) => text).join('\n');
    if (edits.length > 0) changes.push({ edits, removed: old, added: added.join('\n') });
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
  return changes;
}

function decode(text: string): string {
  return text.replaceAll('→ ', '\t').replaceAll('·', ' ');
}
