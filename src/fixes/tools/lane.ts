import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic, Safety } from '../../core/diagnostic.ts';
import {
  copyProject,
  fixesFromCodeFixes,
  fixesFromCopy,
  fixesFromLog,
  fixesFromReplacements,
  fixesFromText,
  type ReadLog,
  type ToolFix,
} from './answers.ts';
import { planRuns, type RunPlan, type ToolRun } from './plan-runs.ts';
import { runTool } from './process.ts';

export interface ToolLaneOptions {
  /** Real path. */
  readonly root: string;
  /** Names of tools, or `all`; `NAME=PATH` says where its program is. */
  readonly names: readonly string[];
  /** `unsafe` includes safe. */
  readonly safety: 'safe' | 'unsafe';
  readonly forcePaths?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly readLog: ReadLog;
  /** Told before anything is started: this is code of the project that is going to run. */
  readonly onPlan?: (plan: RunPlan) => void;
  /** Only plan. */
  readonly listOnly?: boolean;
}

/** What became of one process, for people and for JSON. */
export interface ToolReport {
  readonly tool: string;
  readonly result: 'ran' | 'listed' | 'absent' | 'failed' | 'timed-out' | 'aborted';
  readonly command?: readonly string[];
  readonly cwd?: string;
  readonly files?: readonly string[];
  /** How many fixes came of it. */
  readonly fixes?: number;
  readonly why?: string;
}

/**
 * Asks the project's own tools what they would change, and adds that to the diagnostics as fixes. Where a tool has a fix that may be
 * applied, it replaces those of rules: the tool that complains knows best. Nothing in the project is written; a tool that fails costs its fixes, not the run.
 */
export async function askTools(problems: readonly Diagnostic[], options: ToolLaneOptions): Promise<ToolReport[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'buildfix-tools-'));
  try {
    const { root, names, forcePaths = [], onPlan, listOnly = false } = options;
    const plan = await planRuns(problems, { root, names, forcePaths, scratch });
    onPlan?.(plan);
    const absent = plan.absent.map(({ tool, why }): ToolReport => ({ tool: tool.name, result: 'absent', why }));
    if (listOnly) return [...plan.runs.map((run) => ({ ...describe(run), result: 'listed' as const })), ...absent];
    const answers = await inTurn(plan.runs, (run) => ask(run, options));
    // In the order of the plan, whichever was ready first.
    for (const { fixes } of answers) for (const fix of fixes) addFix(fix, options.safety);
    return [...answers.map(({ report }) => report), ...absent];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface ToolAnswer {
  readonly report: ToolReport;
  readonly fixes: readonly ToolFix[];
}

/** As many at a time as there are cores. */
async function inTurn(runs: readonly ToolRun[], work: (run: ToolRun) => Promise<ToolAnswer>): Promise<ToolAnswer[]> {
  const answers: ToolAnswer[] = [];
  const waiting = runs.entries();
  const worker = async () => {
    for (const [i, run] of waiting) answers[i] = await work(run);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return answers;
}

async function ask(run: ToolRun, { root, signal, readLog }: ToolLaneOptions): Promise<ToolAnswer> {
  const { tool, command, cwd, input, scratch } = run;
  const base = describe(run);
  const failed = (why: string, result: ToolReport['result'] = 'failed') => ({
    report: { ...base, result, why },
    fixes: [],
  });
  try {
    if (tool.answer === 'copy') await copyProject(root, run);
    else await mkdir(scratch, { recursive: true });
    const { timeoutMilliseconds = twoMinutes } = tool;
    const result = await runTool({ command, cwd, timeoutMilliseconds, signal, ...(input !== undefined && { input }) });
    if ('failed' in result) {
      return failed(
        result.why,
        result.failed === 'timed-out' || result.failed === 'aborted' ? result.failed : 'failed',
      );
    }
    const { exitStatus, stdout, stderr } = result;
    // Linters exit with 1 when they find what they were asked for; what prints a whole file must have come to its end.
    const isDone = exitStatus === 0 || tool.answer === 'log' || tool.answer === 'replacements';
    if (!isDone && !(tool.name === 'biome' && stdout !== '')) {
      return failed(`it exited with ${exitStatus}${firstWords(stderr)}`);
    }
    if (tool.answer === 'text' && stdout === '' && input !== '')
      return failed(`it printed nothing${firstWords(stderr)}`);
    const fixes = await read(run, stdout, root, readLog);
    if (fixes.length === 0 && exitStatus > 1) return failed(`it exited with ${exitStatus}${firstWords(stderr)}`);
    return { report: { ...base, result: 'ran', fixes: fixes.length }, fixes };
  } catch (error) {
    return failed(`what it said can't be used: ${(error as Error).message}`);
  }
}

const twoMinutes = 120_000;

function read(run: ToolRun, stdout: string, root: string, readLog: ReadLog): Promise<ToolFix[]> | ToolFix[] {
  switch (run.tool.answer) {
    case 'log':
      return fixesFromLog(run, stdout, root, readLog);
    case 'text':
      return fixesFromText(run, stdout);
    case 'replacements':
      return fixesFromReplacements(run);
    case 'copy':
      return fixesFromCopy(run, root);
    case 'code-fixes':
      return fixesFromCodeFixes(run, stdout, root);
  }
}

function firstWords(stderr: string): string {
  const line = stderr.split('\n').find((one) => one.trim() !== '');
  return line === undefined ? '' : `: ${line.trim().slice(0, 300)}`;
}

function describe({ tool, command, cwd, files }: ToolRun): Omit<ToolReport, 'result'> {
  return { tool: tool.name, command, cwd, files: files.map(({ name }) => name) };
}

function addFix({ problems, fix }: ToolFix, safety: ToolLaneOptions['safety']): void {
  const isAllowed = (one: Safety) => one === 'safe' || (one === 'unsafe' && safety === 'unsafe');
  for (const problem of problems) {
    const others = problem.fixes ?? [];
    const kept = isAllowed(fix.safety)
      ? others.filter((one) => !isAllowed(one.safety) || one.origin.startsWith('tool:'))
      : others;
    const tools = kept.filter(({ origin }) => origin.startsWith('tool:'));
    const rest = kept.filter(({ origin }) => !origin.startsWith('tool:'));
    problem.fixes = isAllowed(fix.safety) ? [...tools, fix, ...rest] : [...kept, fix];
    problem.route = {
      lane: 'tool',
      fixer: fix.origin,
      why: `${fix.origin.slice('tool:'.length)} says what it would change`,
    };
  }
}
