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

/** Whether a verdict on all parts has nothing against this one. An error that no part has to do with is held against all. */
export function isPartGood(
  set: readonly Proposal[],
  parts: readonly (readonly Proposal[])[],
  verdict: Verdict,
): boolean {
  if (set.some((proposal) => verdict.unsolved.includes(proposal))) return false;
  const own = new Set(set.flatMap(filesOf));
  const all = new Set(parts.flat().flatMap(filesOf));
  return !verdict.caused.some(({ file, related = [] }) => {
    const named = [file, ...related.map((place) => place.file)].filter((name) => name !== undefined);
    return named.some((name) => own.has(name)) || !named.some((name) => all.has(name));
  });
}

function filesOf({ fix }: Proposal): string[] {
  return fix.edits.map(({ file }) => file);
}
