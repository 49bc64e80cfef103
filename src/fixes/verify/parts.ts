import type { Proposal } from '../plan.ts';
import type { Verdict } from './verdict.ts';

/** Fixes that share a file, directly or through others, are one part; parts are judged each by the errors of its files. */
export function partsOf(fixes: readonly Proposal[]): Proposal[][] {
  let parts: { files: Set<string>; fixes: Proposal[] }[] = [];
  for (const proposal of fixes) {
    const files = filesOf(proposal);
    const shared = parts.filter((part) => files.some((file) => part.files.has(file)));
    const joined = {
      files: new Set([...shared.flatMap((part) => [...part.files]), ...files]),
      fixes: [...shared.flatMap((part) => part.fixes), proposal],
    };
    parts = [...parts.filter((part) => !shared.includes(part)), joined];
  }
  return parts.map((part) => part.fixes);
}

/**
 * Whether a verdict on sets of several parts has nothing against this one. An error in a file that no part has to do with is held against
 * those with fixes for the same tool, where there are such: a C compiler's error does not come of a Python file.
 *
 * @param fixes those of all parts, also the ones that are not tried now: an error in their files is theirs
 */
export function isPartGood(set: readonly Proposal[], fixes: readonly Proposal[], verdict: Verdict): boolean {
  if (set.some((proposal) => verdict.unsolved.includes(proposal))) return false;
  const own = new Set(set.flatMap(filesOf));
  const all = new Set(fixes.flatMap(filesOf));
  const tools = new Set(fixes.map(({ diagnostic }) => diagnostic.tool));
  const ownTools = new Set(set.map(({ diagnostic }) => diagnostic.tool));
  return !verdict.caused.some(({ file, tool, related = [] }) => {
    const named = [file, ...related.map((place) => place.file)].filter((name) => name !== undefined);
    return (
      named.some((name) => own.has(name)) ||
      (!named.some((name) => all.has(name)) && (ownTools.has(tool) || !tools.has(tool)))
    );
  });
}

function filesOf({ fix }: Proposal): string[] {
  return fix.edits.map(({ file }) => file);
}
