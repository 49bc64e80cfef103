/** The only door to the user's files: collects fixes, decides which go together, shows them as a patch, writes them. */

import { realpathSync } from 'node:fs';
import type { Diagnostic, Fix } from '../src/core/diagnostic.ts';
import { defineStage } from '../src/core/stage.ts';
import { EditGuard } from '../src/fixes/guard.ts';
import { unifiedDiff } from '../src/fixes/patch.ts';
import {
  FixPlanner,
  type Plan,
  type PlannedFile,
  type Problem,
  type Proposal,
  planFixes,
  type Refusal,
} from '../src/fixes/plan.ts';
import { compileSelection } from '../src/fixes/selection.ts';
import { encodeText } from '../src/fixes/text-file.ts';
import { nameInTree, type SourceFile, SourceTree } from '../src/fixes/tree.ts';
import { type FileChange, replaceFile, writeChanges } from '../src/fixes/write.ts';

export interface BatchWriteOptions {
  /** `unsafe` includes safe. */
  readonly safety: 'safe' | 'unsafe';
  /** `false`: only say what would be written. */
  readonly write: boolean;
  /** Globs below the root: files that are edited although they are generated, vendored or ignored by git. */
  readonly forcePaths: readonly string[];
  /** Why a fix is not wanted, or nothing where it is. Default: what `safety` says. */
  readonly select?: (proposal: Proposal) => Problem | undefined;
  /** Adds to the plan what is to be applied, and may take its time. Default: as many as go together. */
  readonly decide?: (proposals: readonly Proposal[], planner: FixPlanner) => Promise<void>;
}

/** What came of all fixes of a run. */
export interface WriteReport {
  /** Applied, or in a dry run those that would be. */
  readonly applied: readonly { readonly diagnostic: Diagnostic; readonly fix: Fix }[];
  readonly refused: readonly Refusal[];
  /** Unified diff of everything applied. */
  readonly patch: string;
  /** Names of the files that were written. */
  readonly written: readonly string[];
}

export const batchWrite = defineStage<Diagnostic, WriteReport, BatchWriteOptions>({
  name: 'batch-write',
  defaults: { safety: 'safe', write: false, forcePaths: [] },
  create({ safety, write, forcePaths, select = compileSelection({ safety }), decide }, { root, clock }, drop) {
    const proposals: Proposal[] = [];
    const refused: Refusal[] = [];
    return {
      transform(diagnostic) {
        for (const fix of diagnostic.fixes ?? []) {
          const problem = select({ diagnostic, fix });
          if (problem) {
            refused.push({ fix, fingerprint: diagnostic.fingerprint, ...problem });
          } else if (proposals.length >= mostProposals) {
            drop('too-many-fixes');
          } else {
            proposals.push({ diagnostic, fix });
          }
        }
        return [];
      },
      async flush() {
        // Links in the root itself are the user's; everything below is held against where it really is.
        const realRoot = realpathSync(root);
        const tree = new SourceTree(realRoot);
        const names = new Set(proposals.flatMap(({ fix }) => fix.edits.map(({ file }) => file)));
        const guard = await EditGuard.of(realRoot, [...names], forcePaths);
        const open = (file: string) => guard.open(file, tree);
        const plan = decide ? await planWith(decide, proposals, open) : planFixes(proposals, open);
        refused.push(...plan.refused);
        const changes = [...plan.changed].map(([name, text]) => toChange(tree, name, text));
        const patch = changes.map((change) => toPatch(realRoot, change)).join('');
        if (!write || changes.length === 0) return [{ applied: plan.applied, refused, patch, written: [] }];
        const { written, failed } = await writeChanges(
          realRoot,
          changes.map(({ change }) => change),
          clock(),
        );
        const lost = lostFiles(plan.applied, failed);
        // A fix whose other file could not be written is taken back where it was: together or not at all.
        const kept = written.filter(({ name }) => !lost.has(name));
        for (const { name, path, before } of written) if (lost.has(name)) await replaceFile(path, before);
        const applied = plan.applied.filter(({ diagnostic, fix }) => {
          const reason = fix.edits.map(({ file }) => lost.get(file)).find((found) => found !== undefined);
          if (!reason) return true;
          const why = reason === 'file-changed' ? 'a file changed meanwhile' : 'a file could not be written';
          refused.push({ fix, fingerprint: diagnostic.fingerprint, reason, why });
          return false;
        });
        return [{ applied, refused, patch, written: kept.map(({ name }) => name) }];
      },
    };
  },
});

/** More are not applied to a tree at once: they are kept in memory until the end. */
const mostProposals = 100_000;

async function planWith(
  decide: NonNullable<BatchWriteOptions['decide']>,
  proposals: readonly Proposal[],
  open: (file: string) => PlannedFile,
): Promise<Plan> {
  const planner = new FixPlanner(open);
  await decide(proposals, planner);
  return planner.plan();
}

type Failed = Awaited<ReturnType<typeof writeChanges>>['failed'];

/** The files that failed, and those that share a fix with one of them, as far as that reaches. */
function lostFiles(applied: readonly Proposal[], failed: Failed): Map<string, Failed[number]['reason']> {
  const lost = new Map(failed.map(({ change, reason }) => [change.name, reason]));
  for (let size = -1; size !== lost.size; ) {
    size = lost.size;
    for (const { fix } of applied) {
      const reason = fix.edits.map(({ file }) => lost.get(file)).find((found) => found !== undefined);
      if (reason) for (const { file } of fix.edits) lost.set(file, lost.get(file) ?? reason);
    }
  }
  return lost;
}

interface PlannedChange {
  readonly change: FileChange;
  readonly source: SourceFile;
  readonly newText: string;
}

function toChange(tree: SourceTree, name: string, newText: string): PlannedChange {
  const source = tree.read.get(name);
  if (!source) throw new Error(`${name} was planned but never read`);
  const change = { path: source.path, name, before: source.bytes, after: encodeText(source, newText) };
  return { change, source, newText };
}

function toPatch(realRoot: string, { change: { path }, source, newText }: PlannedChange): string {
  return unifiedDiff({ name: nameInTree(realRoot, path), before: source.text, after: newText, format: source });
}
