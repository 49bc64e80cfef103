import { declarationsOf, type Heritage, resolveName } from './declarations.ts';
import { membersOf } from './members.ts';
import type { Source } from './source.ts';
import { membersOfType, type Required, substitute } from './stubs.ts';
import { pairBrackets, readTokens } from './tokens.ts';

/**
 * A value that fits a type, as the language service fills one in: `0`, `""`, `false`, the first of a union, an object of
 * such values. Lines after the first begin at the margin. `undefined` where the type is not known from this file.
 */
export function defaultOf(source: Source, type: string, space = '', depth = 0): string | undefined {
  const text = type.trim().replace(/^\| ?/, '');
  const known = plain[text];
  if (known !== undefined) return known;
  if (depth > 5) return undefined;
  if (/^(?:-?\d[\w.]*|"[^"]*"|'[^']*'|true|false|null)$/.test(text)) return text.replace(/^'([^']*)'$/, '"$1"');
  if (/\[\]$/.test(text) || /^(?:Readonly)?Array<.*>$/.test(text) || /^readonly /.test(text)) return '[]';
  const [first, ...others] = splitUnion(text);
  if (others.length > 0 && first !== undefined) return defaultOf(source, first, space, depth);
  const arrow = splitArrow(text);
  if (arrow) return functionText(`${arrow[0]}: ${arrow[1]}`);
  if (/^\{.*\}$/.test(text)) return objectOf(source, text, space, depth);
  const name = /^([\w$.]+)(?:<(.*)>)?$/.exec(text);
  return name ? defaultOfName(source, name[1] as string, name[2], space, depth) : undefined;
}

/** The properties that an object of a type has to have, as `name: value` pairs for an object literal. */
export function missingProperties(
  source: Source,
  heritage: Pick<Heritage, 'name' | 'typeArguments'>,
  there: ReadonlySet<string>,
  space = '',
  depth = 0,
): string[] | undefined {
  const required = membersOfType(source, heritage, space);
  const wanted = required?.filter(({ member }) => !member.optional && !there.has(member.name));
  if (!wanted || wanted.length === 0 || wanted.some(({ member }) => !/^(?:property|method)$/.test(member.kind)))
    return undefined;
  const pairs = wanted.map((one) => pairOf(source, one, depth));
  return pairs.includes(undefined) ? undefined : (pairs as string[]);
}

/** Pairs as an object literal over several lines. */
export function objectText(pairs: readonly string[]): string {
  return pairs.length === 0
    ? '{}'
    : `{\n${pairs.map((pair) => `    ${pair.replaceAll('\n', '\n    ')}`).join(',\n')}\n}`;
}

const plain: Readonly<Record<string, string>> = {
  number: '0',
  string: '""',
  boolean: 'false',
  bigint: '0n',
  undefined: 'undefined',
  null: 'null',
  any: 'undefined',
  unknown: 'undefined',
  void: 'undefined',
  never: 'undefined',
  Date: 'new Date()',
  RegExp: 'undefined',
  '{}': '{}',
  object: '{}',
};

function pairOf(source: Source, { member, owner, types }: Required, depth: number): string | undefined {
  const fill = (text: string | undefined) => substitute(text ?? 'any', types);
  if (member.kind === 'method') {
    const list = member.parameters.map(
      ({ name, rest, optional, type }) => `${rest ? '...' : ''}${name}${optional ? '?' : ''}: ${fill(type)}`,
    );
    return `${member.name}: ${functionText(`${member.typeParameters}(${list.join(', ')}): ${fill(member.type)}`)}`;
  }
  const value = defaultOf(source, fill(member.type), owner.space, depth + 1);
  return value === undefined ? undefined : `${member.name}: ${value}`;
}

function functionText(signature: string): string {
  return `function${signature} {\n    throw new Error("Function not implemented.");\n}`;
}

function objectOf(source: Source, text: string, space: string, depth: number): string | undefined {
  const pairs: string[] = [];
  for (const part of splitMembers(text.slice(1, -1))) {
    const property = /^(?:readonly )?([\w$]+|'[^']*'|"[^"]*")(\?)? ?: ?([\s\S]+)$/.exec(part);
    if (!property) return undefined;
    if (property[2]) continue;
    const value = defaultOf(source, property[3] as string, space, depth + 1);
    if (value === undefined) return undefined;
    pairs.push(`${property[1]}: ${value}`);
  }
  return objectText(pairs);
}

function defaultOfName(
  source: Source,
  name: string,
  list: string | undefined,
  space: string,
  depth: number,
): string | undefined {
  const [found] = resolveName(source, name, space);
  const alias = aliasOf(source, name);
  if (!found) return alias === undefined ? undefined : defaultOf(source, alias, space, depth + 1);
  if (found.kind === 'enum') {
    const [first] = membersOf(source, found);
    return first ? `${name}.${first.name}` : '0';
  }
  if (found.kind === 'class') {
    const builder = membersOf(source, found).find(({ kind }) => kind === 'constructor');
    return found.abstract || builder?.parameters.some(({ optional }) => !optional) ? undefined : `new ${name}()`;
  }
  const typeArguments = list === undefined ? [] : splitAt(list, ',');
  const required = membersOfType(source, { name, typeArguments }, space);
  if (required?.every(({ member }) => member.optional)) return '{}';
  const pairs = missingProperties(source, { name, typeArguments }, new Set(), space, depth + 1);
  return pairs && objectText(pairs);
}

/** The text of `type NAME = …` where it is no literal with members. */
function aliasOf(source: Source, name: string): string | undefined {
  if (declarationsOf(source).some((one) => one.name === name)) return undefined;
  const at = source.tokens.findIndex(
    (token, index) => token.text === name && source.word(index - 1) === 'type' && source.word(index + 1) === '=',
  );
  if (at === -1) return undefined;
  const end = source.find(at + 2, [';']);
  return end === -1 ? undefined : source.code(at + 2, end);
}

function splitUnion(text: string): string[] {
  return splitArrow(text) ? [text] : splitAt(text, '|');
}

/** `(a: A) => B` as its two sides. */
function splitArrow(text: string): [string, string] | undefined {
  const tokens = readTokens(text);
  const partners = pairBrackets(tokens);
  const close = tokens[0]?.text === '(' ? (partners[0] ?? -1) : -1;
  if (close === -1) return undefined;
  const rest = tokens.slice(close + 1).filter(({ kind }) => kind !== 'space');
  return rest[0]?.text === '=>' ? [text.slice(0, tokens[close]?.end), text.slice(rest[0].end).trim()] : undefined;
}

function splitMembers(text: string): string[] {
  return splitAt(text, ';').flatMap((part) => splitAt(part, ','));
}

/** Parts between separators that stand outside of all brackets. */
function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const token of readTokens(text)) {
    if (/^[([{<]$/.test(token.text)) depth++;
    else if (/^[)\]}>]$/.test(token.text)) depth--;
    else if (depth === 0 && token.text === separator) {
      parts.push(text.slice(start, token.start).trim());
      start = token.end;
    }
  }
  return [...parts, text.slice(start).trim()].filter(Boolean);
}
