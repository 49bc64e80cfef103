import { type Candidate, insertion, replacement } from '../candidate.ts';
import { editDistance } from '../edit-distance.ts';
import { builtins } from './builtins.ts';
import { widthBefore } from './logical-lines.ts';
import { scopesOf } from './scopes.ts';
import { keywords, type Token } from './tokens.ts';

/** Where the reading of Python source broke. */
export interface Breakage {
  readonly text: string;
  /** From the beginning of the logical line; the last one is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly broken: Token;
  /** Offset of the beginning of the line that Python names. */
  readonly line: number;
  readonly message: string;
}

/** What people do: a sign left out or too many, a keyword mistyped, a quote forgotten, another language's operator. */
export function slipCandidates(breakage: Breakage): Candidate[] {
  const { tokens, broken, line } = breakage;
  const at = tokens.indexOf(broken);
  const first = tokens.findIndex(({ start }) => start >= line);
  const last = tokens.findLastIndex(({ kind }, i) => i < Math.min(at, first === -1 ? at : first) && kind !== 'newline');
  const from = Math.max(0, last, at - most);
  const near = tokens
    .slice(from, at + 3)
    .map((token, i) => ({ token, before: tokens[from + i - 1], after: tokens[from + i + 1] }));
  // A bracket that is open since an earlier line was most likely forgotten where that line ends.
  const ends = tokens
    .map((token, i) => ({ token, before: tokens[i - 1], after: tokens[i + 1] }))
    .slice(Math.max(0, from - most), from)
    .filter(({ token, after }) => token.kind === 'newline' || (token.text === ':' && after?.kind === 'newline'))
    .filter((one) => !/^[,([{]$/.test(one.before?.text ?? '') || isLastOfStatement(one, breakage))
    .reverse();
  return [
    ...ends.flatMap((one) => insertions(one, breakage)),
    ...near.flatMap((one) => [...insertions(one, breakage), ...deletions(one, broken), ...otherSpellings(one)]),
    ...closedStrings(tokens.slice(0, at + 20), breakage),
  ];
}

const most = 60;
/** Characters of a line that are looked at for what is code. */
const longest = 200;

interface Near {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

/** Signs go behind the token before; the end of the line and the `:` before it are where they are forgotten most. */
function insertions(near: Near, breakage: Breakage): Candidate[] {
  const { token, before, after } = near;
  const { broken, message } = breakage;
  if (!before || before.kind === 'newline') return [];

  // Behind the end of the statement it would take in the next one.
  const statementEnd = endOfStatement(breakage);
  const isLast = isLastOfStatement(near, breakage);
  const atEnd = isLast ? -0.4 : statementEnd && before.end > statementEnd.start ? 0.7 : 0;
  const isEnd = token.kind === 'newline' || token.kind === 'end';
  const isHeadEnd = token.text === ':' && (after?.kind === 'newline' || after?.kind === 'end');
  const here = (isEnd || isHeadEnd ? 0 : 0.3) + (token === broken ? 0 : 0.1);
  const closers = [')', ']', '}'].map((sign) => {
    const isSaid = message.includes(`'${{ ')': '(', ']': '[', '}': '{' }[sign]}' was never closed`);
    return insertion(before.end, sign, here + (isSaid ? 0.5 : 1) + atEnd);
  });
  const openers = ['(', '['].map((sign) => insertion(token.start, sign, here + 1.3));
  return [
    ...closers,
    ...openers,
    insertion(before.end, ',', here + (/Perhaps you forgot a comma/.test(message) ? 0.6 : 1)),
    insertion(before.end, ':', (isEnd ? 0.5 : 1.4) + (token === broken ? 0 : 0.1)),
    ...(token.kind === 'name' || token.kind === 'string' ? [insertion(before.end, ' =', here + 1.3)] : []),
    ...(before.kind === 'name' && token.kind !== 'operator' ? [insertion(before.end, '.', here + 1.6)] : []),
  ];
}

/** What is in brackets stands deeper than the line in which they open, as a rule, so that a line which does not is the next statement. */
function isLastOfStatement({ token, after }: Near, breakage: Breakage): boolean {
  const from = token.kind === 'newline' ? token : after;
  return from?.kind === 'newline' && from === endOfStatement(breakage);
}

/** The first line end behind which nothing stands deeper. */
function endOfStatement(breakage: Breakage): Token | undefined {
  const known = endsOfStatements.get(breakage);
  if (known) return known.end;
  const { text, tokens } = breakage;
  const [first] = tokens;
  const width = first ? widthBefore(text, first.start) : 0;
  const end = tokens.find(({ kind }, i) => {
    const next = tokens[i + 1];
    if (kind !== 'newline' || !next || next.kind === 'newline' || next.kind === 'end') return false;
    return !/^[)\]}]$/.test(next.text) && widthBefore(text, next.start) <= width;
  });
  // Of several line ends in a row the first one is meant.
  let at = end ? tokens.indexOf(end) : -1;
  while (tokens[at - 1]?.kind === 'newline') at--;
  endsOfStatements.set(breakage, { end: tokens[at] });
  return tokens[at];
}

const endsOfStatements = new WeakMap<Breakage, { readonly end: Token | undefined }>();

function deletions({ token, before, after }: Near, broken: Token): Candidate[] {
  if (token.kind === 'newline' || token.kind === 'end' || token.kind === 'string') return [];
  const isDouble = before?.text === token.text;
  // What is opened too much is rare beside what is not closed, and a colon at the end of a line stands there for its block.
  const isWanted = /^[([{]$/.test(token.text) || (token.text === ':' && after?.kind === 'newline');
  const usual = isWanted ? 2 : token.kind === 'operator' ? 1.1 : 2.2;
  const cost = usual + (token === broken ? -0.2 : 0) + (isDouble ? -0.3 : 0);
  return [replacement(token.start, token.end, '', cost)];
}

function otherSpellings({ token, before, after }: Near): Candidate[] {
  const { kind, text, start, end } = token;
  const out: Candidate[] = [];
  if (kind === 'name' && !keywords.has(text)) {
    const isFirst = before === undefined || before.kind === 'newline';
    for (const keyword of isFirst ? [...keywords, 'match', 'case'] : keywords)
      if (keyword.length > 2 && editDistance(text, keyword) === 1) out.push(replacement(start, end, keyword, 0.4));
    if (/^(?:function|func|fun|sub)$/.test(text)) out.push(replacement(start, end, 'def', 0.6));
  }
  if (text === 'else' && after?.text === 'if') out.push(replacement(start, after.end, 'elif', 0.5));
  if (text === '=') out.push(replacement(start, end, '==', 0.7), replacement(start, end, ':', 1.5));
  if (text === ':') out.push(replacement(start, end, '=', 1.5));
  if (text === ';' || text === '.') out.push(replacement(start, end, text === ';' ? ':' : ',', 1.3));
  if (text === ',') out.push(replacement(start, end, '.', 1.6));
  if (/^[)\]}]$/.test(text))
    for (const other of [')', ']', '}']) if (other !== text) out.push(replacement(start, end, other, 0.8));
  if (text === '&' && after?.text === '&' && after.start === end) out.push(replacement(start, after.end, 'and', 0.5));
  if (text === '|' && after?.text === '|' && after.start === end) out.push(replacement(start, after.end, 'or', 0.5));
  if (text === '!') out.push(replacement(start, end, 'not ', 0.6));
  if (/^(?:==|!=)$/.test(text) && after?.text === '=' && after.start === end)
    out.push(replacement(start, after.end, text, 0.5));
  if (/^[+-]$/.test(text) && after?.text === text && after.start === end)
    out.push(replacement(start, after.end, ` ${text}= 1`, 0.6));
  return out;
}

/** Where the text of a quote that nothing closes may end; with several strings in the line it can be an earlier one. */
function closedStrings(tokens: readonly Token[], { text }: Breakage): Candidate[] {
  const stray = tokens.find(({ kind, text: quoted }) => kind === 'stray' && /["']/.test(quoted));
  if (!stray) return [];
  const margin = text.lastIndexOf('\n', stray.start);
  const strings = tokens.filter(({ kind, start, end }) => kind === 'string' && start > margin && end <= stray.start);
  const names = new Set([...scopesOf(text).visibleAt(stray.start).keys(), ...builtins]);
  const isKnown = (word: string) => names.has(word) || /^\d/.test(word);
  return [stray, ...strings].flatMap((token) => endsOfText(token, isKnown));
}

/** Names and numbers with signs between them, up to the end. */
const words = /^[,)\]}:=\s]*\w+(?:\s*[-+*/%,)\]}]+\s*\w+)*[)\]},:\s]*$/;

/** What looks like code behind a comma or bracket is code, and so is a row of names that the statements around it know. */
function endsOfText({ kind, text, start }: Token, isKnown: (word: string) => boolean): Candidate[] {
  const quote = /["']/.exec(text)?.[0] ?? '"';
  const from = text.indexOf(quote) + 1;
  const end = text.trimEnd().length;
  const closers = /[)\]},:\s]*$/.exec(text.slice(from, end))?.[0] ?? '';
  const out: Candidate[] = [];
  for (let at = end - closers.length; kind === 'stray' && at <= end; at++)
    out.push(insertion(start + at, quote, 0.8 + 0.02 * (at - end + closers.length)));
  const comment = /[)\]},:\s]* {2}# /.exec(text.slice(from));
  if (kind === 'stray' && comment)
    for (const { index } of comment[0].matchAll(/[^ #]|$/g))
      out.push(insertion(start + from + comment.index + index, quote, 0.78 + 0.001 * index));
  const ends = text.slice(from, from + 5 * longest).matchAll(/[,)\]}:=]| (?:in|if|else|for|and|or|not|is|%)\b/g);
  for (const { index } of [...ends].slice(0, most)) {
    const rest = text.slice(from + index, from + index + longest);
    const isCode =
      /[\w)\]]\s*[=([]|\w\.\w|["']|\) ->/.test(rest) || (words.test(rest) && rest.match(/\w+/g)?.every(isKnown));
    out.push(insertion(start + from + index, quote, (isCode && index > 0 ? 0.75 : 1.2) + 0.001 * index));
  }
  return out;
}
