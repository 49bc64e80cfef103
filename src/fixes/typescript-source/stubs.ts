import { type Declaration, declarationsOf, type Heritage, resolveName } from './declarations.ts';
import { type Member, membersOf } from './members.ts';
import type { Source } from './source.ts';
import { readTokens } from './tokens.ts';

/** A member that a class has to have, with the declaration that says so and what its type parameters stand for there. */
export interface Required {
  readonly member: Member;
  readonly owner: Declaration;
  readonly types: ReadonlyMap<string, string>;
}

/**
 * The members of a type by way of its bases, own ones first, as a class that implements it has to have them. `undefined`
 * where something of it is not declared in this file.
 */
export function membersOfType(
  source: Source,
  heritage: Pick<Heritage, 'name' | 'typeArguments'>,
  space = '',
  depth = 0,
): Required[] | undefined {
  if (depth > 8) return undefined;
  const utility = /^(?:Omit|Pick|Partial|Required|Readonly)$/.exec(heritage.name)?.[0];
  if (utility && resolveName(source, utility, space).length === 0) return ofUtilityType(source, heritage, space, depth);
  const declarations = resolveName(source, heritage.name, space).filter(({ kind }) =>
    /class|interface|type/.test(kind),
  );
  if (declarations.length === 0) return undefined;
  const found: Required[] = [];
  for (const owner of declarations) {
    const types = new Map(owner.typeParameters.map((name, at) => [name, heritage.typeArguments[at] ?? 'any']));
    for (const member of membersOf(source, owner)) found.push({ member, owner, types });
  }
  const names = new Set(found.map(({ member }) => member.name));
  for (const owner of declarations) {
    for (const base of owner.extends) {
      const types = new Map(owner.typeParameters.map((name, at) => [name, heritage.typeArguments[at] ?? 'any']));
      const typeArguments = base.typeArguments.map((type) => substitute(type, types));
      const inherited = membersOfType(source, { name: base.name, typeArguments }, owner.space, depth + 1);
      if (!inherited) return undefined;
      found.push(...inherited.filter(({ member }) => member.kind === 'index' || !names.has(member.name)));
    }
  }
  return found;
}

/** The text of a member for a class at `space`, without indentation; lines after the first begin at the margin. */
export function stubOf(
  source: Source,
  required: Required,
  all: readonly Required[],
  space: string,
  modifier = '',
): string | undefined {
  const { member } = required;
  const type = (text: string | undefined) => (text === undefined ? 'any' : typeText(source, text, required, space));
  const access = member.modifiers.filter((word) => /^(?:public|protected|static)$/.test(word)).join(' ');
  const before = [access, modifier].filter(Boolean).join(' ');
  const lead = before === '' ? '' : `${before} `;
  const mark = member.optional ? '?' : '';
  if (member.kind === 'index') return `${member.name.replace(/:\s*(\w+)\]$/, ': $1]')}: ${type(member.type)};`;
  if (member.kind === 'property') {
    const callable = member.type ?? (member.value ? typeOfValue(source, member.value) : 'any');
    return callable === undefined ? undefined : `${lead}${member.name}${mark}: ${type(callable)};`;
  }
  if (member.kind === 'get') {
    const returns = member.type ?? returned(source, member);
    return returns && `${lead}get ${member.name}(): ${type(returns)} ${thrown}`;
  }
  if (member.kind === 'set') return `${lead}set ${member.name}(${parameters(source, required, space)}) ${thrown}`;
  if (member.kind !== 'method') return undefined;
  const signatures = all.filter((one) => one.member.kind === 'method' && one.member.name === member.name);
  const implementation = signatures.find((one) => one.member.body && signatures.length > 1);
  const line = (one: Required) =>
    `${lead}${member.name}${mark}${one.member.typeParameters}(${parameters(source, one, space)}): ${type(one.member.type ?? returned(source, one.member) ?? 'any')}`;
  if (signatures.length < 2) {
    if (member.body && member.type === undefined && returned(source, member) === undefined) return undefined;
    return `${line(required)} ${thrown}`;
  }
  const overloads = signatures.filter((one) => one !== implementation).map((one) => `${line(one)};`);
  return [...overloads, `${implementation ? line(implementation) : combined(signatures, lead, type)} ${thrown}`].join(
    '\n',
  );
}

const thrown = '{\n    throw new Error("Method not implemented.");\n}';

/** Replaces names as whole tokens, not behind a dot and not before the colon of a property. */
export function substitute(type: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return type;
  const tokens = readTokens(type);
  const code = tokens.filter(({ kind }) => kind !== 'space');
  return tokens
    .map((token) => {
      const by = token.kind === 'word' ? names.get(token.text) : undefined;
      if (by === undefined) return token.text;
      const at = code.indexOf(token);
      if (code[at - 1]?.text === '.' || /^(?::|\?)$/.test(code[at + 1]?.text ?? '')) return token.text;
      return /^(?:\[|&)$/.test(code[at + 1]?.text ?? '') && /[|&]|=>/.test(by) ? `(${by})` : by;
    })
    .join('');
}

/** What a plain value's type is called, as far as that can be seen. */
export function typeOfValue(source: Source, [from, to]: readonly [number, number]): string | undefined {
  const first = source.tokens[from];
  if (!first || to <= from) return undefined;
  const word = first.text;
  if (to - from === 1) {
    if (first.kind === 'number') return word.endsWith('n') ? 'bigint' : 'number';
    if (first.kind === 'string' || first.kind === 'template') return 'string';
    if (first.kind === 'regex') return 'RegExp';
    if (/^(?:true|false)$/.test(word)) return 'boolean';
    return undefined;
  }
  if (first.kind === 'template' && source.partner(from) === to - 1) return 'string';
  if (/^[-+]$/.test(word) && to - from === 2 && source.tokens[from + 1]?.kind === 'number') return 'number';
  if (word === '!') return 'boolean';
  if (word === 'new' && source.tokens[from + 1]?.kind === 'word') {
    const open = source.find(from + 1, ['('], to);
    if (open === -1 || source.partner(open) === to - 1) return source.code(from + 1, open === -1 ? to : open);
  }
  return undefined;
}

function ofUtilityType(
  source: Source,
  { name, typeArguments }: Pick<Heritage, 'name' | 'typeArguments'>,
  space: string,
  depth: number,
): Required[] | undefined {
  const [of = '', keys = ''] = typeArguments;
  const base = /^([\w$.]+)$/.exec(of)?.[1];
  const members = base && membersOfType(source, { name: base, typeArguments: [] }, space, depth + 1);
  if (!members) return undefined;
  if (name === 'Partial' || name === 'Required' || name === 'Readonly') {
    return members.map((one) => ({
      ...one,
      member: {
        ...one.member,
        optional: name === 'Partial' ? true : name === 'Required' ? false : one.member.optional,
      },
    }));
  }
  const listed = new Set(keys.match(/(?<=["'])[^"']+(?=["'])/g));
  return members.filter(({ member }) => listed.has(member.name) === (name === 'Pick'));
}

/** A union in the order in which the compiler prints it: its own types first. */
export function joinUnion(types: readonly string[]): string {
  const plain = types
    .filter((type) => own.includes(type) && !/^(?:null|undefined)$/.test(type))
    .sort((a, b) => own.indexOf(a) - own.indexOf(b));
  const others = types.filter((type) => !own.includes(type));
  return [...plain, ...others, ...types.filter((type) => /^(?:null|undefined)$/.test(type))].join(' | ');
}

const own = ['string', 'number', 'bigint', 'boolean', 'symbol', 'null', 'undefined'];

function parameters(source: Source, required: Required, space: string): string {
  return required.member.parameters
    .map(({ name, rest, optional, type, value }) => {
      const said = type ?? (value && typeOfValue(source, value)) ?? (rest ? 'any[]' : 'any');
      const text = optional ? joinUnion(said.split(/ ?\| ?/)) : said;
      return `${rest ? '...' : ''}${name}${optional ? '?' : ''}: ${typeText(source, text, required, space)}`;
    })
    .join(', ');
}

/** An implementation that fits all signatures, as the language service writes it. */
function combined(signatures: readonly Required[], lead: string, type: (text: string | undefined) => string): string {
  const most = signatures.reduce((one, other) =>
    other.member.parameters.length > one.member.parameters.length ? other : one,
  );
  const least = Math.min(
    ...signatures.map(({ member }) => member.parameters.filter(({ optional, rest }) => !optional && !rest).length),
  );
  const list = most.member.parameters.map(
    ({ name, rest }, at) =>
      `${rest ? '...' : ''}${name}${!rest && at >= least ? '?' : ''}: ${rest ? 'unknown[]' : 'unknown'}`,
  );
  const returns = [...new Set(signatures.map(({ member }) => type(member.type)))];
  return `${lead}${most.member.name}(${list.join(', ')}): ${returns.join(' | ')}`;
}

/** What a function without a written type returns: nothing, or one plain value. */
function returned(source: Source, { body, modifiers }: Member): string | undefined {
  if (!body) return undefined;
  const values: [number, number][] = [];
  for (let token = body[0] + 1; token < body[1]; token++) {
    if (/^(?:function|class|=>)$/.test(source.word(token))) return undefined;
    if (source.word(token) !== 'return' || /^[;}]$/.test(source.word(token + 1))) continue;
    const end = source.find(token + 1, [';'], body[1]);
    values.push([token + 1, end === -1 ? body[1] : end]);
  }
  const types = new Set(values.map((value) => typeOfValue(source, value)));
  if (types.size > 1) return undefined;
  const type = types.size === 0 ? 'void' : [...types][0];
  return type && modifiers.includes('async') ? `Promise<${type}>` : type;
}

/** A type as it reads at another place: parameters filled in, names of the namespace qualified, single signatures as arrows. */
function typeText(source: Source, text: string, { owner, types }: Required, space: string): string {
  const inside = new Map(types);
  if (owner.space !== '' && owner.space !== space) {
    for (const one of declarationsOf(source)) {
      if (one.space === owner.space && !inside.has(one.name)) inside.set(one.name, `${one.space}.${one.name}`);
    }
  }
  const arrow = /^\{ ?(new )?(\([^()]*\)): ?([^;,{}]+);? ?\}$/.exec(text);
  const plain = arrow ? `${arrow[1] ?? ''}${arrow[2]} => ${arrow[3]?.trim()}` : text;
  return substitute(plain, inside).replace(/ ?\. ?(?=[\w$])/g, '.');
}
