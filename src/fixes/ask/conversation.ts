import type { FixPlanner, PreviewedFile, Problem, Proposal } from '../plan.ts';
import { editsOfPatch } from './edited-patch.ts';

/** What the conversation wants next, from whoever talks with the person. */
export type Request =
  | {
      readonly request: 'ask';
      readonly proposal: Proposal;
      readonly files: readonly PreviewedFile[];
      readonly at: number;
      readonly total: number;
    }
  | { readonly request: 'explain'; readonly proposal: Proposal }
  | { readonly request: 'edit'; readonly proposal: Proposal; readonly files: readonly PreviewedFile[] }
  | { readonly request: 'say'; readonly text: string };

/**
 * To `ask`, one of `answers`; to `edit`, the patch as it was saved; `undefined` for either where the person has gone or does
 * not want to. The others want no reply.
 */
export type Reply = string | undefined;

export const answers = {
  y: 'apply it',
  n: 'leave it out',
  a: 'apply it and all that follow of the same rule',
  e: 'edit it first, as a patch',
  q: 'stop asking: apply what was accepted, leave out this one and the rest',
  '?': 'explain it, and show these keys',
} as const;

/**
 * Asks for each fix that is still possible, in the order of files and lines, so that a file is gone through once. What is
 * accepted is planned at once, and fixes that conflict with it are not asked for. No terminal here: it yields what it wants
 * and is sent the reply.
 */
export function* askForEach(proposals: readonly Proposal[], planner: FixPlanner): Generator<Request, void, Reply> {
  const sorted = inReadingOrder(proposals);
  const wholesale = new Set<string>();
  let left = false;
  for (const [index, proposal] of sorted.entries()) {
    if (left) {
      planner.refuse(proposal, { reason: 'declined', why: 'nobody was asked: the questions were ended before' });
      continue;
    }
    const files = planner.preview(proposal);
    if ('reason' in files || wholesale.has(kindOf(proposal))) {
      planner.add(proposal);
      continue;
    }
    const answer = yield* askUntilDecided(proposal, files, planner, index + 1, sorted.length);
    if (answer === 'done') continue;
    if (answer === 'a') wholesale.add(kindOf(proposal));
    if (answer === 'y' || answer === 'a') planner.add(proposal);
    else planner.refuse(proposal, declined);
    left = answer === 'q';
  }
}

const declined: Problem = { reason: 'declined', why: 'it was declined' };

function* askUntilDecided(
  proposal: Proposal,
  files: readonly PreviewedFile[],
  planner: FixPlanner,
  at: number,
  total: number,
): Generator<Request, 'y' | 'n' | 'a' | 'q' | 'done', Reply> {
  for (;;) {
    const answer = (yield { request: 'ask', proposal, files, at, total })?.trim().toLowerCase();
    switch (answer) {
      case undefined:
        return 'q';
      case 'y':
      case 'n':
      case 'a':
      case 'q':
        return answer;
      case 'e':
        if (yield* edit(proposal, files, planner)) return 'done';
        break;
      default:
        // As of `git add -p`: what is not understood brings the help.
        yield { request: 'explain', proposal };
    }
  }
}

/** Whether the edited fix is accepted. Where it is not, the question is asked again. */
function* edit(
  proposal: Proposal,
  files: readonly PreviewedFile[],
  planner: FixPlanner,
): Generator<Request, boolean, Reply> {
  const patch = yield { request: 'edit', proposal, files };
  if (patch === undefined) return false;
  const edits = editsOfPatch(patch, files);
  if (typeof edits === 'string') {
    yield { request: 'say', text: `This patch does not apply: ${edits}.` };
    return false;
  }
  if (edits.length === 0) {
    yield { request: 'say', text: 'The patch changes nothing any more.' };
    return false;
  }
  const { diagnostic, fix } = proposal;
  const edited = { diagnostic, fix: { ...fix, title: `${fix.title} (edited)`, columnUnit: 'utf16' as const, edits } };
  const problem = planner.preview(edited);
  if ('reason' in problem) {
    yield { request: 'say', text: `This patch can't be applied: ${problem.why}.` };
    return false;
  }
  planner.add(edited);
  return true;
}

/** Rules say by their names what they do; compilers' suggestions have one origin all, so there the tool and code tell. */
function kindOf({ diagnostic: { tool, code, message }, fix: { origin, safety } }: Proposal): string {
  if (origin !== 'compiler') return origin;
  // Without a code, the words without what they quote: names differ from place to place.
  return [tool, code ?? message.replace(/(['"`‘“]).*?['"`’”]/g, '…'), safety].join('\0');
}

/** Files in the order in which the log names them, each from top to bottom; of several fixes for one problem the safest first. */
function inReadingOrder(proposals: readonly Proposal[]): Proposal[] {
  const files = new Map<string, number>();
  for (const proposal of proposals) if (!files.has(fileOf(proposal))) files.set(fileOf(proposal), files.size);
  const rank = { safe: 0, unsafe: 1, manual: 2 };
  return [...proposals].sort(
    (a, b) =>
      (files.get(fileOf(a)) ?? 0) - (files.get(fileOf(b)) ?? 0) ||
      (a.diagnostic.line ?? 0) - (b.diagnostic.line ?? 0) ||
      rank[a.fix.safety] - rank[b.fix.safety],
  );
}

function fileOf({ diagnostic, fix }: Proposal): string {
  return fix.edits[0]?.file ?? diagnostic.file ?? '';
}
