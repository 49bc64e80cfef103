import type { Diagnostic } from '../../core/diagnostic.ts';
import { EditGuard } from '../guard.ts';
import { type Plan, type Problem, type Proposal, planFixes, type Refusal } from '../plan.ts';
import { type SourceFile, SourceTree } from '../tree.ts';
import { hidesItsStatement } from './phases.ts';
import type { Quarantine } from './quarantine.ts';

export interface RoundOptions {
  /** Real path. */
  readonly root: string;
  /** Why a fix is not wanted, or nothing where it is. */
  readonly select: (proposal: Proposal) => Problem | undefined;
  readonly forcePaths: readonly string[];
  readonly quarantine: Quarantine;
}

export interface RoundPlan {
  readonly plan: Plan;
  /** The files that the plan changes, by the name that the edits use, as they are. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly refused: readonly Refusal[];
}

/** What can be applied at once of what is proposed for these problems, and why the rest can't. Reads files, writes none. */
export async function planRound(
  problems: readonly Diagnostic[],
  { root, select, forcePaths, quarantine }: RoundOptions,
): Promise<RoundPlan> {
  const proposals: Proposal[] = [];
  const refused: Refusal[] = [];
  const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  for (const diagnostic of problems) {
    for (const fix of diagnostic.fixes ?? []) {
      const waits = diagnostic.severity !== 'error' && broken.has(diagnostic.file) && !hidesItsStatement(diagnostic);
      const refusal = select({ diagnostic, fix }) ?? (waits ? waitsForErrors : quarantine.refusal({ diagnostic, fix }));
      if (refusal) refused.push({ fix, fingerprint: diagnostic.fingerprint, ...refusal });
      else proposals.push({ diagnostic, fix });
    }
  }
  const tree = new SourceTree(root);
  const guard = await EditGuard.of(root, namesOf(proposals), forcePaths);
  const plan = planFixes(proposals, (name) => guard.open(name, tree));
  const files = new Map<string, SourceFile>(
    plan.applied.flatMap(({ fix }) =>
      fix.edits.map(({ file }): [string, SourceFile] => [file, tree.read.get(file) as SourceFile]),
    ),
  );
  return { files, plan, refused: [...refused, ...plan.refused] };
}

/** Half of what a compiler warns of in a broken file comes of the errors: what uses the unused name does not compile. */
const waitsForErrors = {
  reason: 'file-has-errors',
  why: 'its turn comes when the errors of the file are gone',
} as const;

function namesOf(proposals: readonly Proposal[]): string[] {
  return [...new Set(proposals.flatMap(({ fix }) => fix.edits.map(({ file }) => file)))];
}
