import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { BuildfixError } from '../../core/errors.ts';
import { EditGuard, repositoryAround } from '../guard.ts';
import type { TextFile } from '../text-file.ts';
import { SourceTree } from '../tree.ts';
import { type FoundProgram, findProgram } from './find.ts';
import { tools as allTools } from './table.ts';
import type { Tool } from './tool.ts';

/** A file that a tool is asked about. */
export interface ConcernedFile {
  /** As the diagnostics call it. */
  readonly name: string;
  /** Where it really is. */
  readonly path: string;
  readonly file: TextFile;
}

/** One process that is going to be started. */
export interface ToolRun {
  readonly tool: Tool;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly files: readonly ConcernedFile[];
  readonly problems: readonly Diagnostic[];
  readonly input?: string;
  readonly scratch: string;
}

/** A tool that is not asked, and why. */
export interface AbsentTool {
  readonly tool: Tool;
  readonly why: string;
}

export interface RunPlan {
  readonly runs: readonly ToolRun[];
  readonly absent: readonly AbsentTool[];
}

export interface RunPlanOptions {
  /** Real path. */
  readonly root: string;
  /** Names of tools, or `all`; `NAME=PATH` says where its program is. */
  readonly names: readonly string[];
  readonly forcePaths: readonly string[];
  /** A folder for what tools write, outside of the project. */
  readonly scratch: string;
}

/** What would have to be run for these problems. Starts nothing. Throws BUILDFIX_USAGE where there is no such tool. */
export async function planRuns(problems: readonly Diagnostic[], options: RunPlanOptions): Promise<RunPlan> {
  const { root, names, forcePaths, scratch } = options;
  const asked = toolsOf(names);
  const all = names.includes('all');
  const top = repositoryAround(root) ?? root;
  const concerned = problems.filter((problem) => asked.some(({ tool }) => tool.mends(problem)));
  const open = await opener(root, concerned, forcePaths);
  const runs: ToolRun[] = [];
  const absent: AbsentTool[] = [];
  const { script: childScript } = await import('./typescript/child.ts');
  for (const { tool, given } of asked) {
    const own = concerned.filter((problem) => tool.mends(problem));
    const { groups, reasons } = groupByProgram(own, { tool, given, open, top });
    for (const { found, files, problems: theirs } of groups) {
      const inside = join(scratch, String(runs.length));
      runs.push(toRun(tool, found, [...files.values()], theirs, { root, scratch: inside, childScript }));
    }
    if (reasons.has(limitReached)) absent.push({ tool, why: limitReached });
    else if (groups.length === 0 && (own.length > 0 || !all)) {
      absent.push({ tool, why: [...reasons].slice(0, 2).join('; ') || 'nothing in the log is for it' });
    }
  }
  return { runs, absent };
}

interface Group {
  readonly found: FoundProgram;
  /** By path. */
  readonly files: Map<string, ConcernedFile>;
  readonly problems: Diagnostic[];
}

interface Grouping {
  readonly tool: Tool;
  readonly given: string | undefined;
  readonly open: (problem: Diagnostic) => Opened;
  readonly top: string;
}

/** What one process can be asked about, and why some problems are asked of none. */
function groupByProgram(
  problems: readonly Diagnostic[],
  { tool, given, open, top }: Grouping,
): { groups: Group[]; reasons: ReadonlySet<string> } {
  const groups = new Map<string, Group>();
  const reasons = new Set<string>();
  const seen = new Set<string>();
  for (const problem of problems) {
    const file = open(problem);
    if ('why' in file) {
      reasons.add(file.why);
    } else if (seen.size >= mostFiles && !seen.has(file.path)) {
      reasons.add(limitReached);
    } else {
      seen.add(file.path);
      const found = checked(tool, findProgram(tool.program, { folder: dirname(file.path), top, given }));
      if ('missing' in found) {
        reasons.add(found.missing);
        continue;
      }
      const key = JSON.stringify([found, tool.per === 'file' ? file.path : '']);
      const group: Group = groups.get(key) ?? { found, files: new Map(), problems: [] };
      groups.set(key, group);
      group.files.set(file.path, file);
      group.problems.push(problem);
    }
  }
  return { groups: [...groups.values()], reasons };
}

/** The files come out of a log, which may name any number of them; each may cost a process. */
const mostFiles = 200;
const limitReached = `it is asked about ${mostFiles} files at a time; the others are for the next run`;

/** The tools of these names, `NAME=PROGRAM` or `all`. Throws BUILDFIX_USAGE for one that is none. */
export function toolsOf(names: readonly string[]): { tool: Tool; given?: string }[] {
  if (names.includes('all')) return allTools.map((tool) => ({ tool }));
  return names.map((word) => {
    const [, name = '', given] = /^([^=]*)(?:=(.+))?$/s.exec(word) ?? [];
    const tool = allTools.find((one) => one.name === name);
    if (tool) return { tool, ...(given !== undefined && { given }) };
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: `There is no tool ${JSON.stringify(word)} that could mend anything.`,
      hint: `Those there are: ${allTools.map((one) => one.name).join(', ')}. Write --tools behind the log, or --tools=NAMES.`,
    });
  });
}

type Opened = ConcernedFile | { readonly why: string };

/** What may not be edited is not shown to a tool either. */
async function opener(
  root: string,
  problems: readonly Diagnostic[],
  forcePaths: readonly string[],
): Promise<(problem: Diagnostic) => Opened> {
  const names = [...new Set(problems.flatMap(({ file }) => (file === undefined ? [] : [file])))];
  const guard = await EditGuard.of(root, names, forcePaths);
  const tree = new SourceTree(root);
  const known = new Map<string, Opened>();
  return ({ file: name }) => {
    if (name === undefined) return { why: 'the log names no file' };
    let opened = known.get(name);
    if (!opened) {
      const planned = guard.open(name, tree);
      tree.read.clear();
      opened = 'refused' in planned ? { why: planned.why } : { name, path: planned.path, file: planned.file };
      known.set(name, opened);
    }
    return opened;
  };
}

/** TypeScript 7 is a program of its own and offers no code fixes to others. */
function checked(tool: Tool, found: ReturnType<typeof findProgram>): ReturnType<typeof findProgram> {
  if ('missing' in found || tool.answer !== 'code-fixes') return found;
  const manifest = join(dirname(found.command[0]), '../package.json');
  let version: string;
  try {
    version = String((JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown }).version);
  } catch {
    return { missing: `there is no package typescript around ${found.command[0]}` };
  }
  if (Number.parseInt(version, 10) < 7) return { ...found, command: [realpathSync(found.command[0])] };
  return {
    missing: `TypeScript ${version} has no interface for code fixes; with --tools tsc=FOLDER the package of a TypeScript 5 or 6 does it`,
  };
}

function toRun(
  tool: Tool,
  { command, folder }: FoundProgram,
  files: readonly ConcernedFile[],
  problems: readonly Diagnostic[],
  { root, scratch, childScript }: { root: string; scratch: string; childScript: string },
): ToolRun {
  const base = { tool, files, problems, scratch };
  const paths = files.map(({ path }) => path);
  const [first] = files;
  if (tool.answer === 'code-fixes') {
    const request = { root, problems: problems.map((problem, id) => toRequest(problem, id, files)) };
    const words: [string, ...string[]] = [process.execPath, childScript, command[0]];
    return { ...base, command: words, cwd: folder, input: JSON.stringify(request) };
  }
  if (tool.answer === 'copy') {
    const within = relative(root, folder);
    // Below the folder it runs in, since the copy has another place.
    const names = paths.map((path) => relative(folder, path));
    const cwd = join(scratch, 'copy', within);
    return { ...base, command: [...command, ...tool.words({ files: names, scratch, folder: cwd })], cwd };
  }
  const words = tool.words({ files: paths, scratch, folder });
  const input = tool.answer === 'text' ? (first?.file.text ?? '') : undefined;
  return { ...base, command: [...command, ...words], cwd: folder, ...(input !== undefined && { input }) };
}

function toRequest({ file, line, column, code = '' }: Diagnostic, id: number, files: readonly ConcernedFile[]) {
  const path = files.find(({ name }) => name === file)?.path;
  return { id, file: path, line, column, code: Number(code.slice(2)) };
}
