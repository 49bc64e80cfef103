import { type Candidate, insertion, replacement } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import type { Token } from './tokens.ts';

/**
 * Repairs of one or two tokens near the place where the grammar breaks: one too many, one missing, one for another, two the wrong way
 * round. The idea is that of Burke and Fisher (1987): try each, and let the grammar say which one lets the reading go on.
 */
export function tokenCandidates({ text, check, at }: Breakage): Candidate[] {
  const { tokens } = check;
  const first = windowStart(text, tokens, at);
  const last = windowEnd(text, tokens, at);
  const found: Candidate[] = [];
  for (let i = first; i <= last; i++) {
    const token = tokens[i] as Token;
    // Nearer to the break is likelier, and the far side less than the near one.
    const far = i <= at ? (at - i) * 0.03 : (i - at) * 0.1;
    for (const one of around(text, tokens, i, at)) found.push({ ...one, cost: one.cost + far });
    if (isWritten(text, token))
      for (const one of ofToken(text, tokens, i)) found.push({ ...one, cost: one.cost + far });
  }
  return found;
}

/** Tokens out of a macro are not in the text. */
export function isWritten(text: string, token: Token): boolean {
  return token.kind !== 'end' && text.slice(token.start, token.end) === token.text;
}

const mostTokens = 60;
const mostTokensBack = 30;

/** The line of the token before the break, where what is wrong usually is. */
function windowStart(text: string, tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  if (!before) return 0;
  const line = text.lastIndexOf('\n', before.start) + 1;
  let first = at;
  while (first > 0 && at - first < mostTokens && (tokens[first - 1] as Token).start >= line) first--;
  // A condition that is not closed takes the statement behind it for a part of it.
  let statement = at;
  while (statement > 0 && at - statement < mostTokensBack && !/^[;{}]$/.test(tokens[statement - 1]?.text ?? ''))
    statement--;
  return Math.min(first, statement, Math.max(at - 3, 0));
}

function windowEnd(text: string, tokens: readonly Token[], at: number): number {
  const end = text.indexOf('\n', (tokens[at] as Token).start);
  let last = at;
  while (last + 1 < tokens.length - 1 && last - at < 20 && (end === -1 || (tokens[last + 1] as Token).start < end))
    last++;
  return last;
}

const insertions: readonly (readonly [string, number])[] = [
  [';', 1],
  [')', 1],
  ['(', 1.6],
  [',', 1.25],
  [']', 1.3],
  ['[', 2],
  ['*', 2],
  ['=', 2.4],
  ['}', 1.6],
  ['{', 1.9],
  [':', 2.4],
];

/** What can be missing before a token. */
function* around(text: string, tokens: readonly Token[], i: number, at: number): Generator<Candidate> {
  const token = tokens[i] as Token;
  const before = tokens[i - 1];
  const isNewLine = !before || text.slice(before.end, token.start).includes('\n');
  for (const [what, cost] of insertions) {
    // What closes belongs to the token before, also where that is on another line.
    const place = before && /^[;),\]}]$/.test(what) ? before.end : token.start;
    const isUsual = what === ';' ? isNewLine || token.text === '}' : !isNewLine || /^[)}]$/.test(what);
    // `name, (a)` is read, but nobody means it.
    if (what === ',' && token.text === '(' && before?.kind === 'word') continue;
    // A brace at the end of the file stands on a line of its own.
    const written = what === '}' && (isNewLine || token.kind === 'end') ? '\n}' : what;
    yield insertion(place, written, cost + (isUsual ? 0 : 0.5));
  }
  if (before?.kind === 'string' && (token.kind === 'word' || /^[&(*]$|^['\d]/.test(token.text))) {
    yield insertion(before.end, ',', 0.6);
  }
  if (before?.text === 'else' && token.text === '(') yield insertion(token.start, 'if', 0.9);
  if (token.text === '(' && i < at && !/^(?:for|while|if)$/.test(before?.text ?? '')) {
    yield insertion(token.start, 'for', 1.9);
  }
  if (token.text === '(' && i === at && before) yield insertion(token.start, '*', 1.2);
  if (token.text === ')' && i >= at) yield insertion(token.start, ';;', 1.9);
  if (isEmptyPlace(before, token)) yield insertion(token.start, '0', 2.6);
}

function isEmptyPlace(before: Token | undefined, token: Token): boolean {
  return before !== undefined && /^[-=([,+*/%<>|&]+$/.test(before.text) && /^[);\],]$/.test(token.text);
}

const swaps = new Map([
  ['; )', [') ;', 0.6]],
  ['= <', ['<=', 0.5]],
  ['= >', ['>=', 0.5]],
  ['= !', ['!=', 0.6]],
  ['!= =', ['!=', 0.5]],
  ['== =', ['==', 0.5]],
  [', ;', [';', 0.6]],
  [', )', [')', 0.6]],
  [', ,', [',', 0.6]],
  [') )', [')', 0.9]],
  ['( (', ['(', 1.5]],
  ['} else', ['else', 1.1]],
  ['[ ]', ['', 1.2]],
] as const);

const others = new Map<string, readonly (readonly [string, number])[]>([
  [
    ',',
    [
      [';', 0.7],
      ['.', 2.2],
    ],
  ],
  [':', [[';', 0.8]]],
  [
    ';',
    [
      [',', 1.3],
      [':', 2],
    ],
  ],
  [
    '=',
    [
      ['==', 0.9],
      ['(', 2.6],
    ],
  ],
  ['==', [['=', 1.3]]],
  [
    '.',
    [
      [',', 1.2],
      ['->', 1.2],
      ['*', 2.2],
    ],
  ],
  ['->', [['.', 1]]],
  ['{', [['(', 2]]],
  [
    '}',
    [
      [')', 2],
      [']', 2],
    ],
  ],
  [
    '(',
    [
      ['[', 1.9],
      ['{', 2.1],
    ],
  ],
  [
    ')',
    [
      [']', 1.6],
      ['}', 2.1],
      [';', 2],
    ],
  ],
  ['[', [['(', 1.9]]],
  [
    ']',
    [
      [')', 1.6],
      ['=', 2.2],
      ['}', 2.1],
    ],
  ],
  ['<', [['(', 2.2]]],
  [
    '&',
    [
      [', &', 0.7],
      ['&&', 1.5],
    ],
  ],
  ['^', [['*', 2]]],
  ['!', [['!=', 1.5]]],
  [
    'for',
    [
      ['while', 1.7],
      ['if', 1.8],
    ],
  ],
  ['while', [['for', 1.7]]],
  ['or', [['||', 0.6]]],
  ['and', [['&&', 0.6]]],
  ['not', [['!', 0.6]]],
]);

/** A token taken away, replaced, or changed for its neighbour. */
function* ofToken(text: string, tokens: readonly Token[], i: number): Generator<Candidate> {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  const { start, end } = token;
  yield replacement(start, end, '', deletionCost(text, token, next));
  for (const [other, cost] of others.get(token.text) ?? []) {
    // Elsewhere than in the head of a loop it parts what belongs together.
    const isOdd = token.text === ',' && other === ';' && !isInLoopHead(tokens, i);
    yield replacement(start, end, other, isOdd ? cost + 1 : cost);
  }
  if (!next || !isWritten(text, next)) return;
  const swap = swaps.get(`${token.text} ${next.text}` as Parameters<typeof swaps.get>[0]);
  if (swap) yield replacement(start, next.end, swap[0].replace(' ', ''), swap[1]);
  const pair = closing.get(token.text);
  if (!pair) return;
  const partner = partnerOf(tokens, i);
  const close = partner === undefined ? undefined : tokens[partner];
  if (!close || !isWritten(text, close)) return;
  for (const [open, shut] of [
    ['(', ')'],
    ['[', ']'],
    ['', ''],
  ]) {
    if (open === token.text) continue;
    const edits = [
      { start, end, text: open as string },
      { start: close.start, end: close.end, text: shut as string },
    ];
    // Brackets that far apart belong together as they are.
    const isFar = text.slice(end, close.start).includes('\n');
    yield { edits, cost: (open === '' ? 2.2 : 1.8) + (isFar ? 1.5 : 0) };
  }
}

function isInLoopHead(tokens: readonly Token[], at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i > Math.max(0, at - mostTokens); i--) {
    const { text } = tokens[i] as Token;
    if (text === ')') depth++;
    if (text === '(' && depth-- === 0) return tokens[i - 1]?.text === 'for';
  }
  return false;
}

function deletionCost(text: string, token: Token, next: Token | undefined): number {
  // A line of its own, such as a brace, goes as a whole; a name or text is meant.
  if (token.kind === 'stray') return token.text === '\\' ? 1 : 0.7;
  if (token.kind === 'word') return token.text === 'else' ? 2.3 : 2;
  if (token.kind !== 'punctuation') return token.kind === 'number' ? 2.1 : 2.8;
  if (token.text === ';' && next && text.slice(token.end, next.start).trim() === '') return 1.4;
  return /^[)}]$/.test(token.text) ? 1.15 : 1.3;
}

const closing = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Of brackets only the own kind counts, since others may be wrong. */
function partnerOf(tokens: readonly Token[], from: number): number | undefined {
  const open = tokens[from]?.text ?? '';
  const shut = closing.get(open);
  let depth = 0;
  for (let i = from; i < Math.min(tokens.length, from + 200); i++) {
    const { text } = tokens[i] as Token;
    if (text === open) depth++;
    else if (text === shut && --depth === 0) return i;
  }
  return undefined;
}
