import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LRUCache } from 'lru-cache';
import { indexOfColumn } from '../core/columns.ts';
import type { Diagnostic, Edit, Fix } from '../core/diagnostic.ts';
import { RecentMap } from '../core/recent-map.ts';
import type { HandledProblems, Proposed } from './handled.ts';
import type { Experience } from './learned/experience.ts';
import { saysSame } from './quoted.ts';
import type { Rule, RuleContext, RuleEdit } from './rule.ts';
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
  readonly #experience: Experience | undefined;
  /** Lines by file, `null` for what is not there or may not be edited, which in a foreign log is every file. */
  readonly #files = new LRUCache<string, KnownFile>({ max: mostFiles });
  /** Not there: in a foreign log that is every file, and to find out where a name leads takes long. */
  readonly #absent = new RecentMap<string, true>(mostAbsent);
  readonly #handled: HandledProblems | undefined;
  #tree: SourceTree | undefined;

  constructor(root: string, { experience, handled }: ProposerOptions = {}) {
    this.#root = root;
    this.#experience = experience;
    this.#handled = handled;
  }

  /** The diagnostic's own fixes first, then what rules and learned patterns add; with experience what worked before first. */
  propose(diagnostic: Diagnostic): Fix[] {
    const known = this.#known(diagnostic);
    if (!this.#experience) return known;
    return this.#experience.order(diagnostic, [...known, ...this.#learned(diagnostic, this.#experience)]);
  }

  #learned(diagnostic: Diagnostic, experience: Experience): Fix[] {
    const { file } = diagnostic;
    // Most problems have nothing that was learned for them, and need no file.
    if (file === undefined || experience.learnedFor(diagnostic) === undefined) return [];
    const { text } = this.#open(file);
    return experience
      .propose(diagnostic, text ?? '')
      .map(({ edit, ...fix }) => ({ ...fix, edits: [toEdit(file, edit)] }));
  }

  #known(diagnostic: Diagnostic): Fix[] {
    const own = diagnostic.fixes ?? [];
    // Where it is sure only; of one that is not, a rule may know more.
    const isSaid = own.some(({ safety, edits }) => safety === 'safe' && edits.length > 0);
    const { file, line } = diagnostic;
    if (file === undefined || line === undefined) return own;
    const fitting = candidates(diagnostic).filter(
      // The tool itself knows better than most rules.
      ({ message, competes }) => (competes || !isSaid) && message.test(diagnostic.message),
    );
    if (fitting.length === 0 || this.#isAbsent(file)) return own;
    const work = () => this.#workOut(diagnostic, fitting, own, file, line);
    return this.#handled ? this.#handled.fixes(file, diagnostic, work) : work().fixes;
  }

  #workOut(diagnostic: Diagnostic, fitting: readonly Rule[], own: Fix[], file: string, line: number): Proposed {
    const unchanged = { fixes: own, isOfItsFile: true };
    const { lines } = this.#open(file);
    if (!lines || line > lines.length) return unchanged;
    const [quoted] = diagnostic.snippet ?? [];
    // The tool's own fixes are then refused with that reason; what a rule finds in another text would be a guess.
    if (quoted !== undefined && !saysSame(lines[line - 1] ?? '', quoted)) return unchanged;
    let isOfItsFile = true;
    const linesOf = (name: string) => {
      isOfItsFile = false;
      return this.#open(name).lines ?? undefined;
    };
    const filesIn = (folder: string) => {
      isOfItsFile = false;
      this.#tree ??= new SourceTree(this.#root);
      return this.#tree.list(folder);
    };
    const proposed: { readonly fix: Fix; readonly competes: boolean }[] = own.map((fix) => ({ fix, competes: false }));
    for (const rule of fitting) {
      const fix = applyRule(rule, diagnostic, file, lines, { linesOf, filesIn });
      if (fix) proposed.push({ fix, competes: rule.competes === true });
    }
    const best = proposed.find(({ competes }) => competes)?.fix;
    const others = proposed.flatMap(({ fix, competes }) => (competes ? [] : [fix]));
    return { fixes: best ? settle(best, others, own, lines) : others, isOfItsFile };
  }

  #isAbsent(file: string): boolean {
    if (this.#absent.get(file)) return true;
    const isAbsent = file.includes('\0') || !existsSync(resolve(this.#root, file));
    if (isAbsent) this.#absent.set(file, true);
    return isAbsent;
  }

  #open(file: string): KnownFile {
    const known = this.#files.get(file);
    if (known) return known;
    this.#tree ??= new SourceTree(this.#root);
    const opened = this.#tree.open(file);
    // Kept here, bounded, and not in the tree, which keeps what it has read for a write that never comes.
    this.#tree.read.clear();
    const found: KnownFile =
      'refused' in opened
        ? { lines: null }
        : {
            lines: opened.file.text.split(/\r?\n/),
            ...(this.#experience && { text: opened.file.text }),
          };
    this.#files.set(file, found);
    return found;
  }
}

export interface ProposerOptions {
  /** What earlier builds have taught. */
  readonly experience?: Experience;
  /** What was proposed in earlier runs, so that it need not be worked out again. */
  readonly handled?: HandledProblems;
}

interface KnownFile {
  readonly lines: readonly string[] | null;
  /** Only where something was learned that may want it. */
  readonly text?: string;
}

const mostFiles = 500;
const mostAbsent = 10_000;

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

/**
 * What a competing rule found, beside the others' fixes: where one of them is the same, two ways came to it, and that one is as safe as its origin
 * says. Where none is, the tool's own are left to a person and the other rules are not heard.
 */
function settle(best: Fix, others: readonly Fix[], own: readonly Fix[], lines: readonly string[]): Fix[] {
  const agreed = others.find((fix) => (fix.safety === 'safe' || own.includes(fix)) && isSame(fix, best, lines));
  const first = agreed ?? (best.edits.length > 0 ? best : undefined);
  const rest = own.filter((fix) => fix !== agreed).map((fix): Fix => ({ ...fix, safety: 'manual' }));
  return first ? [first, ...rest] : rest;
}

function isSame(a: Fix, b: Fix, lines: readonly string[]): boolean {
  if (a.edits.length !== b.edits.length) return false;
  return a.edits.every((edit, i) => {
    const other = b.edits[i];
    return (
      other !== undefined && edit.newText === other.newText && placeOf(a, edit, lines) === placeOf(b, other, lines)
    );
  });
}

/** Comparable between fixes that count columns in different units. */
function placeOf({ columnUnit = 'utf16' }: Fix, edit: Edit, lines: readonly string[]): string {
  const start = indexOfColumn(lines[edit.line - 1] ?? '', edit.column, columnUnit);
  const end = indexOfColumn(lines[edit.endLine - 1] ?? '', edit.endColumn, columnUnit);
  return `${edit.file}:${edit.line}:${start}-${edit.endLine}:${end}`;
}

function applyRule(
  rule: Rule,
  diagnostic: Diagnostic,
  file: string,
  lines: readonly string[],
  tree: Pick<RuleContext, 'linesOf' | 'filesIn'>,
): Fix | undefined {
  const at = (diagnostic.line ?? 1) - 1;
  const line = lines[at] ?? '';
  const { column, columnUnit = 'utf16' } = diagnostic;
  // Of what Python refuses these say one column too many, at the end of a line one that there is not.
  const isOneMore = diagnostic.tool === 'flake8' || diagnostic.tool === 'pylint';
  const behind = isOneMore && column === line.length + 2 ? line.length : undefined;
  const place = column === undefined ? 0 : (indexOfColumn(line, column, columnUnit) ?? behind);
  // A column that the line does not have: the file is not what the tool saw.
  if (place === undefined) return undefined;
  const groups = rule.message.exec(diagnostic.message)?.groups ?? {};
  const edits = rule.edit({ diagnostic, groups, lines, at, line, index: place, ...tree });
  if (!edits || (edits.length === 0 && !rule.competes)) return undefined;
  const fix = { title: rule.title, origin: `rule:${rule.name}`, safety: rule.safety, columnUnit: 'utf16' as const };
  return { ...fix, edits: edits.map((edit) => toEdit(file, edit)) };
}

function toEdit(named: string, { line, start, endLine = line, end = start, text, file = named }: RuleEdit): Edit {
  return { file, line: line + 1, column: start + 1, endLine: endLine + 1, endColumn: end + 1, newText: text };
}
