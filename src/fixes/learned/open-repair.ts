import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { templateOf } from '../../core/message-template.ts';
import { redactText } from '../../core/redact.ts';
import type { OpenRepair } from '../../state/stored.ts';
import { placeOf } from './place.ts';
import { languageOf, type SourceToken, sourceTokens } from './source-tokens.ts';

/** Kind and text, as they are remembered: of what may hold a secret only a digest. */
export type KeptToken = readonly [string, string];

export interface OpenRepairOptions {
  /** What was run. */
  readonly command: string;
  /** What git has checked out. */
  readonly branch: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/**
 * What is remembered of a problem and the source around it until a build passes: tokens without comments, and of strings only
 * whether they are equal. `undefined` where the place can't be read, or holds something like a secret.
 */
export function openRepairOf(
  diagnostic: Diagnostic,
  text: string,
  { command, branch, time }: OpenRepairOptions,
): OpenRepair | undefined {
  const { fingerprint, tool, code, message, file } = diagnostic;
  const language = file === undefined ? undefined : languageOf(file);
  const tokens = language === undefined ? undefined : sourceTokens(text, language);
  const place = tokens && placeOf(diagnostic, text, tokens);
  if (!tokens || !place || file === undefined) return undefined;
  const { anchor, first, last } = place;
  const from = Math.max(0, first - tokensAround);
  const to = Math.min(tokens.length, last + tokensAround);
  const { template, names } = templateOf(message);
  const shown = `${text.slice(tokens[from]?.start, tokens[to - 1]?.end)}\n${message}`;
  if (to - from > mostTokens || from === to || redactText(shown) !== shown) return undefined;
  const kept = withEdges(tokens).slice(from === 0 ? 0 : from + 1, to === tokens.length ? to + 2 : to + 1);
  const shift = (from === 0 ? 1 : 0) - from;
  return {
    ...{ fingerprint, command, branch, time, tool, template, names, file, tokens: kept },
    ...{ first: first + shift, last: last + shift },
    ...(code !== undefined && { code }),
    ...(anchor !== undefined && { anchor: anchor + shift }),
  };
}

/** What of the window has to be found again at each of its ends: the edges lie this far from the named line. */
export const tokensAround = 40;
const mostTokens = 200;

export const edge = 'edge';

/** With a token for the beginning and one for the end of the file, which are places to hold on to as well. */
export function withEdges(tokens: readonly SourceToken[]): KeptToken[] {
  return [[edge, '<'], ...tokens.map(keep), [edge, '>']];
}

function keep({ kind, text }: SourceToken): KeptToken {
  const isCode = kind === 'word' || kind === 'number' || kind === 'punctuation';
  return [kind, isCode ? text : createHash('sha256').update(text).digest('hex').slice(0, 12)];
}
