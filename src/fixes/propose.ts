import { LRUCache } from 'lru-cache';
import { indexOfColumn } from '../core/columns.ts';
import type { Diagnostic, Edit, Fix } from '../core/diagnostic.ts';
import { saysSame } from './quoted.ts';
import type { Rule, RuleEdit } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { SourceTree } from './tree.ts';

/** The name of the rule that knows this diagnostic, e.g. `rule:missing-semicolon`; whether it can help, the source tells. */
export function ruleFor(diagnostic: Diagnostic): string | undefined {
  const rule = candidates(diagnostic).find(({ message }) => message.test(diagnostic.message));
  return rule && `rule:${rule.name}`;
}

/** Computes fixes for diagnostics of one tree. It reads source files and never writes. */
export class FixProposer {
  readonly #root: string;
  /** Lines by file; `null` for what is not there or may not be edited, which in a foreign log is every file. */
  readonly #files = new LRUCache<string, { readonly lines: readonly string[] | null }>({ max: mostFiles });
  #tree: SourceTree | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** The diagnostic's own fixes first, then what the rules add. */
  propose(diagnostic: Diagnostic): Fix[] {
    const own = diagnostic.fixes ?? [];
    const isSaid = own.some(({ safety, edits }) => safety !== 'manual' && edits.length > 0);
    const { file, line } = diagnostic;
    if (file === undefined || line === undefined) return own;
    const fitting = candidates(diagnostic).filter(
      // The tool itself knows better than most rules.
      ({ message, competes }) => (competes || !isSaid) && message.test(diagnostic.message),
    );
    if (fitting.length === 0) return own;
    const lines = this.#linesOf(file);
    if (!lines || line > lines.length) return own;
    // Of a file that is no longer what the tool saw, a rule can say nothing.
    const quoted = diagnostic.snippet?.[0];
    if (quoted !== undefined && !saysSame(lines[line - 1] ?? '', quoted)) return own;
    let kept = own;
    const added: Fix[] = [];
    for (const rule of fitting) {
      const fix = applyRule(rule, diagnostic, file, lines);
      if (!fix) continue;
      if (!rule.competes) {
        added.push(fix);
      } else if (!own.some(({ edits }) => isSame(edits, fix.edits))) {
        kept = kept.map((one) => ({ ...one, safety: 'manual' }));
        if (fix.edits.length > 0) return [fix, ...kept];
        // Nothing helps here; what follows from an earlier error is not for other rules either.
        return kept;
      } else return own;
    }
    return [...kept, ...added];
  }

  #linesOf(file: string): readonly string[] | null {
    const known = this.#files.get(file);
    if (known) return known.lines;
    this.#tree ??= new SourceTree(this.#root);
    const opened = this.#tree.open(file);
    // Kept here, bounded, and not in the tree, which keeps what it has read for a write that never comes.
    this.#tree.read.clear();
    const lines = 'refused' in opened ? null : opened.file.text.split(/\r?\n/);
    this.#files.set(file, { lines });
    return lines;
  }
}

const mostFiles = 500;

const index = compileIndex(allRules);

/** By tool, then by code: a log asks for each of its diagnostics, so nothing is searched. */
function compileIndex(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const byKey = new Map<string, Rule[]>();
  function add(key: string, rule: Rule): void {
    const known = byKey.get(key);
    if (known) known.push(rule);
    else byKey.set(key, [rule]);
  }
  for (const rule of rules) {
    for (const tool of rule.tools) {
      for (const code of rule.codes ?? ['']) add(`${tool}\0${code}`, rule);
    }
  }
  return byKey;
}

function candidates({ tool, code }: Diagnostic): readonly Rule[] {
  const byCode = code === undefined ? undefined : index.get(`${tool}\0${code}`);
  const byTool = index.get(`${tool}\0`) ?? [];
  return byCode ? [...byCode, ...byTool] : byTool;
}

/** Places in the unit that each counts in may differ for one place; then both fixes stay. */
function isSame(a: readonly Edit[], b: readonly Edit[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ line, column, newText }, i) => {
      const other = b[i];
      return line === other?.line && column === other.column && newText === other.newText;
    })
  );
}

function applyRule(rule: Rule, diagnostic: Diagnostic, file: string, lines: readonly string[]): Fix | undefined {
  const at = (diagnostic.line ?? 1) - 1;
  const line = lines[at] ?? '';
  const { column, columnUnit = 'utf16' } = diagnostic;
  const place = column === undefined ? 0 : indexOfColumn(line, column, columnUnit);
  // A column that the line does not have: the file is not what the tool saw.
  if (place === undefined) return undefined;
  const groups = rule.message.exec(diagnostic.message)?.groups ?? {};
  const edits = rule.edit({ diagnostic, groups, lines, at, line, index: place });
  if (!edits || (edits.length === 0 && !rule.competes)) return undefined;
  const fix = { title: rule.title, origin: `rule:${rule.name}`, safety: rule.safety, columnUnit: 'utf16' as const };
  return { ...fix, edits: edits.map((edit) => toEdit(file, edit)) };
}

function toEdit(file: string, { line, start, endLine = line, end = start, text }: RuleEdit): Edit {
  return { file, line: line + 1, column: start + 1, endLine: endLine + 1, endColumn: end + 1, newText: text };
}
