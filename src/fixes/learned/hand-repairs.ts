import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { oneOutcome } from '../../core/track-record.ts';
import { closeRepairs, keepOpenRepairs, mostOpen, openRepairs } from '../../state/repairs.ts';
import type { StateOptions } from '../../state/state.ts';
import type { LearnedPattern, OpenRepair } from '../../state/stored.ts';
import { withState } from '../../state/with-state.ts';
import { SourceTree } from '../tree.ts';
import { learnRepair } from './learn.ts';
import { openRepairOf } from './open-repair.ts';

export interface FinishedBuild {
  readonly root: string;
  /** As a person would type it. */
  readonly command: string;
  readonly exitStatus: number;
  /** What it said, each problem once. */
  readonly problems: Iterable<Diagnostic> | AsyncIterable<Diagnostic>;
  /** Names of files that were changed by fixes and not by hand since the last build that is remembered. */
  readonly written?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/**
 * Learns from people: a build that fails leaves its problems and the source around them in the state; the next one of the same
 * command that passes shows how they were mended. Returns the patterns that this build has shown, each once however often.
 */
export async function learnByHand(state: StateOptions, build: FinishedBuild): Promise<LearnedPattern[]> {
  const problems: Diagnostic[] = [];
  for await (const problem of build.problems) {
    if (problem.severity !== 'info' && problems.length < mostOpen * 5) problems.push(problem);
  }
  if (build.exitStatus !== 0) {
    const open = openAll(problems, build, await branchOf(build.root));
    if (open.length > 0) await withState(state, (tables) => keepOpenRepairs(tables, open));
    return [];
  }
  const branch = await branchOf(build.root);
  return withState(state, async (tables) => {
    const closed = await openRepairs(tables, { command: build.command, branch });
    if (closed.length === 0) return [];
    const learned = learnAll(closed, problems, build);
    const records = learned.map(({ id }) => ({
      subject: { kind: 'fixer', origin: `learned:${id}` } as const,
      record: oneOutcome('verified', build.time),
    }));
    await closeRepairs(tables, closed, learned, records);
    return learned;
  });
}

function openAll(
  problems: readonly Diagnostic[],
  { root, command, time }: FinishedBuild,
  branch: string,
): OpenRepair[] {
  const read = reader(root);
  // Errors first: warnings are mostly left as they are.
  const ordered = [...problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const open: OpenRepair[] = [];
  for (const problem of ordered) {
    if (open.length >= mostOpen) break;
    const text = problem.file === undefined || problem.line === undefined ? undefined : read(problem.file);
    const repair = text === undefined ? undefined : openRepairOf(problem, text, { command, branch, time });
    if (repair) open.push(repair);
  }
  return open;
}

function learnAll(
  closed: readonly OpenRepair[],
  problems: readonly Diagnostic[],
  { root, time, written = [] }: FinishedBuild,
): LearnedPattern[] {
  const read = reader(root);
  const stillThere = new Set(problems.flatMap((problem) => [problem.fingerprint, placeKey(problem)]));
  const learned = new Map<string, LearnedPattern>();
  for (const open of closed) {
    if (stillThere.has(open.fingerprint) || stillThere.has(placeKey(open)) || written.includes(open.file)) continue;
    const text = read(open.file);
    const pattern = text === undefined ? undefined : learnRepair(open, text, time);
    if (pattern) learned.set(pattern.id, pattern);
  }
  return [...learned.values()];
}

/** An edit changes the fingerprint, which holds the quoted line: while anything like it is there, it has not vanished. */
function placeKey({ tool, code, file }: Pick<OpenRepair, 'tool' | 'code'> & { file?: string }): string {
  return [tool, code ?? '', file ?? ''].join('\0');
}

/** Names of files come out of a log: what may not be edited is not read either. */
function reader(root: string): (name: string) => string | undefined {
  const tree = new SourceTree(root);
  const texts = new Map<string, string | undefined>();
  return (name) => {
    if (!texts.has(name) && texts.size < mostFiles) {
      const opened = tree.open(name);
      tree.read.clear();
      texts.set(name, 'refused' in opened ? undefined : opened.file.text);
    }
    return texts.get(name);
  };
}

const mostFiles = 100;

/** The branch, or the commit where none is checked out; without git, or in a folder below the repository's, empty. */
async function branchOf(root: string): Promise<string> {
  return readFile(join(root, '.git', 'HEAD'), 'utf8').then(
    (text) => text.trim().slice(0, 200),
    () => '',
  );
}
