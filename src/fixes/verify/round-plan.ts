import type { Diagnostic } from '../../core/diagnostic.ts';
import { EditGuard } from '../guard.ts';
import { type Plan, type Problem, type Proposal, planFixes, type Refusal } from '../plan.ts';
import { type SourceFile, SourceTree } from '../tree.ts';
import { followsFromName, hidesItsStatement, isUnresolvedName } from './phases.ts';
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
  // What nobody knows how to mend keeps nothing else from being mended.
  const unresolved = new Set(
    problems.filter((one) => isUnresolvedName(one) && isWanted(one, select, quarantine)).map(({ file }) => file),
  );
  for (const diagnostic of problems) {
    for (const fix of diagnostic.fixes ?? []) {
      const waitsForFile =
        diagnostic.severity !== 'error' && broken.has(diagnostic.file) && !hidesItsStatement(diagnostic);
      const waits = waitsForFile || isFollowing(diagnostic, unresolved);
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

/** @param unresolved the files in which names are not resolved that can be mended */
function isFollowing(diagnostic: Diagnostic, unresolved: ReadonlySet<string | undefined>): boolean {
  const reach = followsFromName(diagnostic);
  return reach === 'program' ? unresolved.size > 0 : reach === 'file' && unresolved.has(diagnostic.file);
}

function isWanted(diagnostic: Diagnostic, select: RoundOptions['select'], quarantine: Quarantine): boolean {
  return (diagnostic.fixes ?? []).some(
    (fix) => fix.edits.length > 0 && !(select({ diagnostic, fix }) ?? quarantine.refusal({ diagnostic, fix })),
  );
}

/** Half of what a compiler warns of in a broken file comes of the errors: what uses the unused name does not compile. */
const waitsForErrors = {
  reason: 'file-has-errors',
  why: 'its turn comes when the errors of the file are gone',
} as const;

function namesOf(proposals: readonly Proposal[]): string[] {
  return [...new Set(proposals.flatMap(({ fix }) => fix.edits.map(({ file }) => file)))];
}
