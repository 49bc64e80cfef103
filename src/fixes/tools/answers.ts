import { lstatSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { diffLines } from 'diff';
import type { Diagnostic, Edit, Fix, Safety } from '../../core/diagnostic.ts';
import { decodeText, indexLines, type TextFile } from '../text-file.ts';
import type { ConcernedFile, ToolRun } from './plan-runs.ts';
import type { CodeFixResult } from './typescript/code-fixes.ts';

/** A fix, and the problems that it is for. */
export interface ToolFix {
  readonly problems: readonly Diagnostic[];
  readonly fix: Fix;
}

/** The tool's own diagnostics, as they are read from what it printed. Files are as it calls them, or relative to `folder`. */
export type ReadLog = (log: string, folder: string) => Promise<readonly Diagnostic[]>;

/** Fixes of diagnostics that the tool prints, for those of the log that are the same: file, code and line. */
export async function fixesFromLog(run: ToolRun, output: string, root: string, readLog: ReadLog): Promise<ToolFix[]> {
  const said = (await readLog(output, run.cwd)).filter(({ fixes = [] }) => fixes.length > 0);
  const pathOf = (name: string) => (isAbsolute(name) ? name : join(run.cwd, name));
  const nameOf = (name: string) => {
    const path = pathOf(name);
    return run.files.find((file) => file.path === path)?.name ?? relative(root, path);
  };
  const left = new Set(said);
  const found: ToolFix[] = [];
  for (const problem of run.problems) {
    const same = [...left].filter(
      ({ file, code, line }) =>
        file !== undefined && nameOf(file) === problem.file && code === problem.code && line === problem.line,
    );
    const twin = same.find(({ column }) => column === problem.column) ?? same[0];
    if (!twin) continue;
    left.delete(twin);
    for (const { columnUnit = twin.columnUnit ?? 'utf16', edits, ...fix } of twin.fixes ?? []) {
      const moved = edits.map((edit) => ({ ...edit, file: nameOf(edit.file) }));
      found.push({ problems: [problem], fix: { ...fix, origin: originOf(run), edits: moved, columnUnit } });
    }
  }
  return found;
}

/** What the tool makes of the whole file, as one fix: its parts need each other. */
export function fixesFromText(run: ToolRun, output: string): ToolFix[] {
  const [file] = run.files;
  return file ? fixOfText(run, run.problems, file, output) : [];
}

/** The tool writes to a copy of the project; links are left out of it, since they lead back. */
export async function copyProject(root: string, { scratch }: ToolRun): Promise<void> {
  let left = mostCopied;
  await mkdir(scratch, { recursive: true });
  await cp(root, join(scratch, 'copy'), {
    recursive: true,
    filter: (path) => {
      const stats = lstatSync(path);
      if (stats.isSymbolicLink() || !(stats.isFile() || stats.isDirectory())) return false;
      if (stats.isDirectory() && path !== root && notCopied.test(path)) return false;
      left -= stats.isFile() ? stats.size : 0;
      if (left < 0) throw new Error(`the project has more than ${mostCopied >> 20} MiB`);
      return true;
    },
  });
}

const mostCopied = 512 << 20;
const notCopied = /[\\/](?:\.git|\.hg|\.svn|\.buildfix|node_modules|target|\.venv|venv)$/;

export function fixesFromCopy(run: ToolRun, root: string): ToolFix[] {
  return run.files.flatMap((file) => {
    const after = decodeText(readFileSync(join(run.scratch, 'copy', relative(root, file.path))));
    const own = run.problems.filter((problem) => problem.file === file.name);
    return after ? fixOfText(run, own, file, after.text) : [];
  });
}

/** https://clang.llvm.org/doxygen/structclang_1_1tooling_1_1TranslationUnitDiagnostics.html; offsets are in bytes. */
export async function fixesFromReplacements(run: ToolRun): Promise<ToolFix[]> {
  const text = await readFile(join(run.scratch, 'fixes.yaml'), 'utf8').catch(() => undefined);
  // A parser of YAML is loaded only where there is some.
  const document = text === undefined ? undefined : ((await import('yaml')).parse(text) as ExportedFixes | null);
  const found: ToolFix[] = [];
  for (const { DiagnosticName: code, DiagnosticMessage: message, BuildDirectory: base } of document?.Diagnostics ??
    []) {
    const pathOf = (name: string) => resolve(base ?? run.cwd, name);
    const file = message?.FilePath && run.files.find(({ path }) => path === pathOf(message.FilePath ?? ''));
    const replacements = message?.Replacements ?? [];
    if (!file || replacements.length === 0) continue;
    const toPlace = byteOffsets(file.file);
    const line = toPlace(message?.FileOffset ?? 0).line;
    const edits = replacements.flatMap(({ FilePath, Offset, Length, ReplacementText }): Edit[] =>
      pathOf(FilePath) === file.path
        ? [toEdit(file.name, toPlace(Offset), toPlace(Offset + Length), ReplacementText)]
        : [],
    );
    const problems = run.problems.filter(
      (problem) => problem.file === file.name && problem.line === line && (problem.code ?? '').includes(code),
    );
    if (problems.length === 0 || edits.length < replacements.length) continue;
    found.push({ problems, fix: toFix(run, `clang-tidy: ${code}`, edits) });
  }
  return found;
}

interface ExportedFixes {
  readonly Diagnostics?: readonly {
    readonly DiagnosticName: string;
    readonly BuildDirectory?: string;
    readonly DiagnosticMessage?: {
      readonly FilePath?: string;
      readonly FileOffset?: number;
      readonly Replacements?: readonly { FilePath: string; Offset: number; Length: number; ReplacementText: string }[];
    };
  }[];
}

/** What the project's TypeScript answers, see `typescript/code-fixes.ts`. */
export function fixesFromCodeFixes(run: ToolRun, output: string, root: string): ToolFix[] {
  const results = JSON.parse(output) as CodeFixResult[];
  const places = new Map(run.files.map(({ path, file }) => [path, offsets(file.text)]));
  const placesOf = (path: string) => {
    let found = places.get(path);
    if (!found) {
      found = offsets(decodeText(readFileSync(path))?.text ?? '');
      places.set(path, found);
    }
    return found;
  };
  return results.flatMap(({ ids, titles, edits }) => {
    const changed = edits.map(({ file, start, end, newText }) => {
      const toPlace = placesOf(file);
      const name = run.files.find(({ path }) => path === file)?.name ?? relative(root, file);
      return toEdit(name, toPlace(start), toPlace(end), newText);
    });
    const isSafe = titles.every(({ name }) => safeCodeFixes.has(name));
    return ids.flatMap((id, i): ToolFix[] => {
      const problem = run.problems[id];
      const fix = toFix(run, titles[i]?.title ?? 'code fix', changed, isSafe ? 'safe' : 'unsafe');
      return problem ? [{ problems: [problem], fix }] : [];
    });
  });
}

/** They say of the types what is so anyway: no code runs differently. */
const safeCodeFixes: ReadonlySet<string> = new Set([
  'fixOverrideModifier',
  'convertToTypeOnlyImport',
  'convertToTypeOnlyExport',
  'fixConvertToTypeOnlyImport',
]);

function originOf({ tool }: ToolRun): string {
  return `tool:${tool.name}`;
}

function toFix(run: ToolRun, title: string, edits: Edit[], safety: Safety = run.tool.safety): Fix {
  return { title, origin: originOf(run), safety, edits, columnUnit: 'utf16' };
}

function fixOfText(run: ToolRun, problems: readonly Diagnostic[], file: ConcernedFile, output: string): ToolFix[] {
  const edits = editsBetween(file.name, file.file.text, output);
  return edits.length > 0 && problems.length > 0
    ? [{ problems, fix: toFix(run, `as ${run.tool.name} would write it`, edits) }]
    : [];
}

/** Line by line. Line ends are the file's own, and a tool that changes them changes nothing. */
function editsBetween(name: string, before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let line = 1;
  let open: { first: number; newText: string } | undefined;
  const close = (end: number) => {
    if (open) edits.push(toEdit(name, { line: open.first, column: 1 }, { line: end, column: 1 }, open.newText));
    open = undefined;
  };
  for (const { added, removed, count, value } of diffLines(unix(before), unix(after))) {
    if (added || removed) open ??= { first: line, newText: '' };
    else close(line);
    if (open && added) open = { ...open, newText: open.newText + value };
    if (!added) line += count;
  }
  close(line);
  return edits;
}

function unix(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

interface At {
  readonly line: number;
  readonly column: number;
}

function toEdit(file: string, start: At, end: At, newText: string): Edit {
  return {
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    newText: unix(newText),
  };
}

/** Places by offset, both in UTF-16 units. */
function offsets(text: string): (offset: number) => At {
  const lines = indexLines(text);
  const starts = Array.from({ length: lines.count }, (_, i) => lines.line(i + 1)?.start ?? 0);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function byteOffsets({ text, mark }: TextFile): (offset: number) => At {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text);
  const toPlace = offsets(text);
  return (offset) => toPlace(bytes.subarray(mark ? 3 : 0, offset).toString('utf8').length);
}
