import { LRUCache } from 'lru-cache';
import type { Diagnostic } from '../core/diagnostic.ts';
import { redactText } from '../core/redact.ts';
import type { LineSuggestion } from '../core/reporter.ts';
import { FixPlanner, type PlannedFile, type PreviewedFile } from './plan.ts';
import { SourceTree } from './tree.ts';

/**
 * Fixes as review tools take them: lines of one file and what should stand there. Each is checked against the file as it is
 * now, like a fix that is written; what can't be applied is no suggestion.
 */
export class Suggester {
  readonly #root: string;
  readonly #redact: boolean;
  readonly #files = new LRUCache<string, PlannedFile>({ max: mostFiles });
  #tree: SourceTree | undefined;

  constructor(root: string, { redact }: { readonly redact: boolean }) {
    this.#root = root;
    this.#redact = redact;
  }

  suggest(diagnostic: Diagnostic): LineSuggestion[] {
    const fixes = (diagnostic.fixes ?? []).filter(({ safety }) => safety !== 'manual');
    return fixes.flatMap((fix) => {
      const planner = new FixPlanner((name) => this.#open(name));
      const files = planner.preview({ diagnostic, fix });
      // A comment stands at one place of one file.
      const [file] = 'reason' in files || files.length !== 1 ? [] : files;
      const suggestion = file && linesThatChange(file);
      return suggestion && !this.#isSecret(suggestion) ? [suggestion] : [];
    });
  }

  /** Lines with a secret are not shown, and masked they would be wrong. */
  #isSecret({ text }: LineSuggestion): boolean {
    return this.#redact && (redactText(text) !== text || text.includes('***'));
  }

  #open(name: string): PlannedFile {
    const known = this.#files.get(name);
    if (known) return known;
    this.#tree ??= new SourceTree(this.#root);
    const opened = this.#tree.open(name);
    this.#tree.read.clear();
    this.#files.set(name, opened);
    return opened;
  }
}

const mostFiles = 50;

/** Always at least one line that is there, and at least one that should be: some read nothing as an empty line. */
function linesThatChange({ name, before, after }: PreviewedFile): LineSuggestion | undefined {
  const [olds, news] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  let start = 0;
  while (start < olds.length && start < news.length && olds[start] === news[start]) start++;
  if (start === olds.length && start === news.length) return undefined;
  let end = 0;
  while (end < Math.min(olds.length, news.length) - start && olds.at(-1 - end) === news.at(-1 - end)) end++;
  if (olds.length - end === start || news.length - end === start) {
    if (start > 0) start--;
    else if (end > 0) end--;
    else return undefined;
  }
  const text = news.slice(start, news.length - end).join('\n');
  return { file: name, line: start + 1, endLine: olds.length - end, text };
}
