/** Reports in XML, whether they stand on one line or on thousands: one block from the root element's tag to its end. */

import type { Continuation, FormatExample, FormatRule, Part } from '../../core/format.ts';
import { type Element, parseXml } from './xml.ts';

export interface XmlReport {
  /** Names of root elements. */
  readonly roots: readonly string[];
  /** `null`: another one's report of the same name. */
  readonly read: (root: Element) => readonly Part[] | null;
  readonly examples: readonly FormatExample[];
}

/** What a report may take; what comes behind that is read element by element where its format has a rule for them. */
const mostLines = 50_000;
/** From here on it ends in front of an element that can be read alone, and not in the middle of one. */
const enoughLines = 40_000;
const startsAlone = /^\s*<(?:testcase|file)[ >]/;
/** A report that was cut must not swallow the rest of the log. */
const mostLinesWithoutTag = 500;
/** A block that is given back is looked at again, which only a short one may cost. */
const mostGivenBack = 400;

/** Several have taken over the shape of JUnit's and Checkstyle's reports, so all of these yield to what is surer. */
export function xmlReport({ roots, read, examples }: XmlReport): FormatRule {
  const match = new RegExp(`^(?:[^<]*<\\?xml [^>]*>)?\\s*<(?<root>${roots.join('|')})(?=[\\s>/]|$)`);
  return {
    claim: 'shared',
    triggers: roots.map((root) => (root.length < 4 ? `<${root} ` : `<${root}`)),
    match,
    block: { continues: (line, lines) => continues(line, lines, match), maxLines: mostLines },
    read: (lines, { root = '' }) => {
      const source = lines.join('\n');
      const element = parseXml(source.slice(source.indexOf(`<${root}`)));
      const parts = element ? read(element) : null;
      if (parts === null || (parts.length === 0 && !isComplete(lines, root)))
        return lines.length > mostGivenBack ? [] : null;
      const last = lines.length - 1;
      return parts.map((part) => (part.span ? { ...part, span: [part.span[0], Math.min(last, part.span[1])] } : part));
    },
    examples,
  };
}

/** Where in the block an element stands. */
export function spanOf({ line, endLine }: Element): readonly [number, number] {
  return [line, endLine];
}

interface Progress {
  readonly root: string;
  readonly complete: boolean;
  /** Number of lines up to the last one that holds a tag. */
  lastTag: number;
}

/** By the lines taken: a block's first line is searched once, and not again for each line that follows. */
const progress = new WeakMap<readonly string[], Progress>();

function continues(line: string, lines: readonly string[], match: RegExp): Continuation {
  let known = progress.get(lines);
  if (!known) {
    const root = match.exec(lines[0] ?? '')?.groups?.root ?? '';
    known = { root, complete: isComplete(lines, root), lastTag: lines.length };
    progress.set(lines, known);
  }
  if (known.complete) return 'no';
  if (line.includes(`</${known.root}>`)) return 'last';
  if (lines.length >= enoughLines && startsAlone.test(line)) return 'no';
  if (line.includes('<')) known.lastTag = lines.length;
  return lines.length - known.lastTag > mostLinesWithoutTag ? 'no' : 'yes';
}

function isComplete(lines: readonly string[], root: string): boolean {
  const last = lines.at(-1) ?? '';
  if (last.includes(`</${root}>`)) return true;
  if (lines.length > 1) return false;
  const start = last.indexOf(`<${root}`);
  const end = last.indexOf('>', start);
  return end > 0 && last[end - 1] === '/';
}
