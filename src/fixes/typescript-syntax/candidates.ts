import { type Candidate, insertion, replacement } from '../candidate.ts';
import { editDistance } from '../edit-distance.ts';
import { closerOf, closings, nest } from './layout.ts';
import { isNameToken, isWord, type SyntaxToken } from './reader.ts';

/** Where the reading of TypeScript source broke. */
export interface Breakage {
  readonly text: string;
  readonly tokens: readonly SyntaxToken[];
  /** Index of the first token of the statement of the top level that it is in. */
  readonly statement: number;
  /** Index of the token that fits nowhere. */
  readonly at: number;
}

/** What people do: a sign left out or too many, a keyword mistyped, a quote forgotten. */
export function slipCandidates(breakage: Breakage): Candidate[] {
  const { text, tokens, statement, at } = breakage;
  const open = openBrackets(tokens, statement, at + 1 + nearBehind);
  const out: Candidate[] = [];
  for (let i = Math.max(statement, at - nearBefore); i <= Math.min(at + nearBehind, tokens.length - 1); i++) {
    const far = 0.06 * Math.abs(at - i);
    const place = { token: tokens[i] as SyntaxToken, before: i > statement ? tokens[i - 1] : undefined, far };
    const after = tokens[i + 1];
    out.push(...insertions(text, { ...place, after, open: open.get(i) ?? [], isGeneric: isInAngles(tokens, i) }));
    out.push(...deletions(place), ...otherSigns(place));
  }
  return [
    ...out,
    ...lineEnds(breakage, open),
    ...keywordCandidates(breakage),
    ...nameCandidates(breakage),
    ...strayDeclarations(breakage),
    ...quoteCandidates(breakage),
  ];
}

/** Tokens around the place that are looked at. */
const nearBefore = 8;
const nearBehind = 1;

interface Place {
  readonly token: SyntaxToken;
  readonly before: SyntaxToken | undefined;
  /** Part of the cost. */
  readonly far: number;
}

interface Gap extends Place {
  readonly after: SyntaxToken | undefined;
  /** Brackets that are open there, the innermost last. */
  readonly open: readonly SyntaxToken[];
  /** Whether a `<` that follows a name is open in its line. */
  readonly isGeneric: boolean;
}

/** What may be missing between two tokens. */
function insertions(text: string, { token, before, far, open, after, isGeneric }: Gap): Candidate[] {
  if (!before) return [];
  const out: Candidate[] = [];
  const top = open.at(-1);
  const isOver = token.isFirst || /^(?:;|\{|\)|\]|\}|=>|:)$/.test(token.text) || token.kind === 'end';
  const seen = new Set<string>();
  for (const one of open.slice(-3).reverse()) {
    if (seen.has(one.text)) continue;
    seen.add(one.text);
    out.push(...closings(text, before, token, one, far + (isOver ? 0.5 : 1) + (one.text === top?.text ? 0 : 0.25)));
  }
  // A name and the bracket right behind it are a call or a subscript.
  const isGlued = before.end === token.start && /^[([]$/.test(token.text) && !/^[([{]$/.test(before.text);
  const isBetween = isOperand(before) && isOperandStart(token) && !isGlued;
  const inList = top !== undefined && (top.text !== '{' || !/^[;}]$/.test(before.text));
  if (isBetween && isGeneric) out.push(insertion(before.end, ',', far + 0.65));
  else if (isBetween && inList) {
    out.push(insertion(before.end, ',', far + 0.65 + (top.text === '{' && !token.isFirst ? 0.1 : 0)));
    out.push(insertion(before.end, ':', far + colonCost(text, before, token, after, top)));
  } else if ((inList || /^[\])}]$/.test(before.text)) && !isGlued) out.push(insertion(before.end, ',', far + 1.1));
  if (isNameToken(before) && !isBetween && !isGlued) out.push(insertion(before.end, ':', far + 1.2));
  if (isNameToken(before) || /^[\])}>]$/.test(before.text))
    out.push(insertion(before.end, ' =', far + (top?.text === '(' ? 1.4 : isBetween ? 0.9 : 1.2)));
  out.push(insertion(before.end, '>', far + (isOver || token.text === '(' ? 1.2 : 1.5)));
  out.push(insertion(token.start, '(', far + 1.4));
  if (token.isFirst || token.text === '}') out.push(insertion(before.end, ' {', far + 1));
  else if (before.text === ')') out.push(insertion(before.end, ' {', far + 1.3), insertion(before.end, ' =>', far + 1));
  if (isOperand(before) && token.kind === 'word' && !token.isFirst) out.push(insertion(before.end, '.', far + 1.6));
  if (!token.isFirst && isOperand(before)) out.push(insertion(before.end, ';', far + 1.3));
  return out;
}

/** `Map<K V>`, `<K V>(`: angles that stand right behind a name, or where a value may begin, and are not closed yet. */
function isInAngles(tokens: readonly SyntaxToken[], to: number): boolean {
  let depth = 0;
  for (let i = to - 1; i > 0 && i > to - 40; i--) {
    const { kind, text, start } = tokens[i] as SyntaxToken;
    const before = tokens[i - 1] as SyntaxToken;
    if (kind !== 'punctuation') continue;
    if (text === '>') depth++;
    else if (text === '<' && (depth > 0 || beginsAngles(before, start))) {
      if (depth-- === 0) return true;
    } else if (/^[;{}()]$/.test(text) && depth === 0) return false;
  }
  return false;
}

function beginsAngles({ kind, text, end }: SyntaxToken, start: number): boolean {
  return kind === 'word'
    ? end === start || text === 'return' || text === 'async'
    : /^(?:[({[,=:|&?;]|=>)$/.test(text) && kind === 'punctuation';
}

const primitive = /^(?:string|number|boolean|void|unknown|any|never|object|symbol|bigint|undefined|null|[A-Z][\w$]*)$/;

/** A type behind a name in round brackets, or a value behind the key of an object. */
function colonCost(
  text: string,
  before: SyntaxToken,
  token: SyntaxToken,
  after: SyntaxToken | undefined,
  top: SyntaxToken,
): number {
  if (!isWord(before) && before.text !== '?' && before.kind !== 'string') return 1.4;
  if (top.text === '(') {
    const isType = primitive.test(token.text) && !/^[A-Z]/.test(before.text) && !/^[(.]$/.test(after?.text ?? '');
    return isType ? 0.55 : 1.2;
  }
  if (token.isFirst) return 1.4;
  // Where the first element of a tuple has a name, all have.
  if (top.text === '[') return isNamedTuple(text, top) ? 0.5 : 0.8;
  return /^[a-z]/.test(before.text) && /^[A-Z]/.test(token.text) ? 0.6 : 0.8;
}

function isNamedTuple(text: string, { end }: SyntaxToken): boolean {
  return /^\s*(?:\.\.\.)?[\w$]{1,80}\??:\s/.test(text.slice(end, end + 100));
}

function isOperand({ kind, text }: SyntaxToken): boolean {
  return (
    kind === 'word' ||
    kind === 'number' ||
    kind === 'string' ||
    kind === 'regex' ||
    (kind === 'template' ? text.endsWith('`') : /^[)\]}>?!]$/.test(text))
  );
}

function isOperandStart({ kind, text }: SyntaxToken): boolean {
  return kind !== 'end' && (kind !== 'punctuation' || /^(?:[([{!~@]|\.\.\.)$/.test(text));
}

/** A sign too many. */
function deletions({ token, before, far }: Place): Candidate[] {
  const { kind, text, start, end } = token;
  if (kind === 'end' || kind === 'string' || kind === 'template' || kind === 'number') return [];
  const isDouble = before?.text === text;
  if (kind === 'word') return [replacement(start, end, '', far + (isDouble ? 0.9 : 2.2))];
  const cost = /^[)\]}]$/.test(text) ? 0.75 : /^[,;]$/.test(text) ? 1 : 1.3;
  return [replacement(start, end, '', far + cost - (isDouble ? 0.15 : 0))];
}

/** One sign for another. */
function otherSigns({ token, far }: Place): Candidate[] {
  const { text, start, end, kind } = token;
  if (kind !== 'punctuation') return [];
  const to = (...signs: readonly (readonly [string, number])[]) =>
    signs.map(([sign, cost]) => replacement(start, end, sign, far + cost));
  if (/^[)\]}]$/.test(text))
    return to([')', 0.85], [']', 0.85], ['}', 0.85]).filter(({ edits }) => edits[0]?.text !== text);
  if (text === ';') return to([',', 1.1], [':', 1.4]);
  if (text === ',') return to([';', 1.2], [':', 1.4], ['.', 1.5]);
  if (text === ':') return to(['=', 1.2], [',', 1.3], [';', 1.4]);
  if (text === '=') return to([':', 1.2], ['=>', 1], ['===', 1.4]);
  if (text === '.') return to([',', 1.3]);
  return [];
}

/** A bracket that is open since an earlier line was most likely forgotten where a line ends. */
function lineEnds({ tokens, statement, at }: Breakage, open: ReadonlyMap<number, readonly SyntaxToken[]>): Candidate[] {
  const out: Candidate[] = [];
  const still = open.get(at) ?? [];
  for (let i = at - nearBefore - 1, lines = 0; i > statement && lines < 12; i--) {
    const token = tokens[i] as SyntaxToken;
    const before = tokens[i - 1] as SyntaxToken;
    if (!token.isFirst || /^(?:[,([{]|=>)$/.test(before.text)) continue;
    lines++;
    for (const { text, start } of still.slice(-2)) {
      if (start < token.start) out.push(insertion(before.end, closerOf[text] ?? '', 1 + 0.05 * lines));
    }
  }
  return out;
}

/** Brackets that are open before each of the last tokens. */
function openBrackets(
  tokens: readonly SyntaxToken[],
  from: number,
  to: number,
): ReadonlyMap<number, readonly SyntaxToken[]> {
  const open: SyntaxToken[] = [];
  const found = new Map<number, readonly SyntaxToken[]>();
  for (let i = from; i <= Math.min(to, tokens.length - 1); i++) {
    const token = tokens[i] as SyntaxToken;
    if (i >= to - nearBefore - nearBehind - 3) found.set(i, [...open]);
    nest(open, token);
  }
  return found;
}

const keywords =
  'abstract async await break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements import in instanceof interface keyof let namespace new of override private protected public readonly return satisfies static super switch this throw try type typeof var void while yield'.split(
    ' ',
  );

/** Words that are spelt almost like a keyword, where one may begin something. */
function keywordCandidates({ tokens, statement, at }: Breakage): Candidate[] {
  const out: Candidate[] = [];
  for (let i = at; i >= statement && i > at - mostWords; i--) {
    const token = tokens[i] as SyntaxToken;
    if (!isNameToken(token) || token.text.length < 2) continue;
    const before = tokens[i - 1];
    const isBeginning =
      token.isFirst || i === statement || (before && /^(?:[;{}]|export|default|declare|=>)$/.test(before.text));
    if (!isBeginning && at - i > 3) continue;
    for (const keyword of keywords) {
      if (keyword === token.text || editDistance(token.text, keyword) !== 1) continue;
      const cost = (isBeginning ? 0.3 : 0.6) + (keyword.length < 4 ? 0.4 : 0) + Math.min(0.3, 0.01 * (at - i));
      out.push(replacement(token.start, token.end, keyword, cost));
    }
  }
  return out;
}

/** Tokens before the place among which a mistyped keyword is sought: `retrun [` is only found out where its bracket closes. */
const mostWords = 400;

/** A name that was mistyped into a keyword: another one around is spelt alike. */
function nameCandidates({ tokens, statement, at }: Breakage): Candidate[] {
  const out: Candidate[] = [];
  const around = tokens.slice(Math.max(statement, at - mostWords), at + mostWords);
  const names = new Set(around.filter(isNameToken).map(({ text }) => text));
  for (const token of tokens.slice(Math.max(statement, at - 2), at + 1)) {
    if (!isWord(token) || isNameToken(token) || token.text.length < 4) continue;
    for (const name of names)
      if (editDistance(name, token.text) === 1) out.push(replacement(token.start, token.end, name, 0.7));
  }
  return out;
}

/** A constant that nothing uses, among the members of a type: a statement that belongs nowhere. */
function strayDeclarations({ text, tokens, at }: Breakage): Candidate[] {
  const before = tokens[at - 1];
  if (!before?.isFirst || !/^(?:const|let|var)$/.test(before.text)) return [];
  const start = text.lastIndexOf('\n', before.start) + 1;
  const line = /^[^\S\n]*\w+ ([\w$]+) = [^;(){}\n]*;[^\S\n]*\r?\n/.exec(text.slice(start));
  const isUsed = tokens.some(({ text: word }, i) => word === line?.[1] && i !== at);
  return line && !isUsed ? [replacement(start, start + line[0].length, '', 0.9)] : [];
}

/** Where the text of a quote that nothing closes in its line may end; of several strings in the line it can be an earlier one. */
function quoteCandidates(breakage: Breakage): Candidate[] {
  const { tokens, at } = breakage;
  const here = quotesAround(breakage, tokens[at] as SyntaxToken, tokens[at - 1]);
  // A quote that ends too late may let a template begin, which goes on for lines.
  const template = tokens
    .slice(Math.max(0, at - 40), at)
    .findLast(({ kind, text }) => kind === 'template' && text.startsWith('`') && text.includes('\n'));
  return template ? [...here, ...quotesAround(breakage, template, template)] : here;
}

function quotesAround(
  { text, tokens, at }: Breakage,
  place: SyntaxToken,
  behind: SyntaxToken | undefined,
): Candidate[] {
  const margin = text.lastIndexOf('\n', place.start - 1) + 1;
  const lineEnd = text.indexOf('\n', place.start);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const strings = tokens
    .slice(Math.max(0, at - 80), at + 40)
    .filter(({ kind, start }) => kind === 'string' && start >= margin && start < end);
  // What follows a text that ends too late may begin a template, or another text.
  const isBehind = behind === place || strings.some((one) => one === behind);
  if (!strings.some(isOpen) && !isBehind) return [];
  return strings.flatMap((one) => endsOfText(text, one, end));
}

function isOpen({ text }: SyntaxToken): boolean {
  return text.length < 2 || text.at(-1) !== text[0];
}

/** Behind a word, before what looks like code. */
function endsOfText(text: string, { start, text: said, ...one }: SyntaxToken, lineEnd: number): Candidate[] {
  const quote = said[0] as string;
  const from = start + 1;
  const isUnclosed = isOpen({ start, text: said, ...one });
  const to = isUnclosed ? lineEnd : one.end - 1;
  const rest = text.slice(from, to).trimEnd();
  const closers = /[)\]},;:\s]*$/.exec(rest)?.[0] ?? '';
  const out: Candidate[] = [];
  if (isUnclosed) {
    for (let at = rest.length - closers.length; at <= rest.length; at++)
      out.push(insertion(from + at, quote, 0.5 + 0.03 * (at - rest.length + closers.length)));
  }
  for (const { index } of rest.matchAll(/[,)\]}:;=?+]|(?<=\S) (?=[&|?:=+])/g)) {
    if (index >= rest.length - closers.length && isUnclosed) continue;
    const isCode =
      /^(?:[)\]};,]*[;,]\s*$|,\s*['"`([{]|(?:,\s*[\w$.]+)+\s*[)}\]]|,\s*[\w$]+\s*:|\)\s*(?:[.,{;)&|?]|[=!]==|=>|throw|return|break|continue)|\s*(?:[=!]==|\|\||&&|[?:] ))/.test(
        rest.slice(index),
      );
    out.push(insertion(from + index, quote, (isCode ? 0.45 : 1) + 0.003 * index));
  }
  return out;
}
