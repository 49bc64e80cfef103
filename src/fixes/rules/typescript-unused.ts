import type { Rule, RuleEdit } from '../rule.ts';
import { declarationAround, declarationsOf, splitList } from '../typescript-source/declarations.ts';
import { functionsOf } from '../typescript-source/functions.ts';
import { membersOf } from '../typescript-source/members.ts';
import { Source } from '../typescript-source/source.ts';

const tools = ['tsc'] as const;

/** Declarations and code that nothing needs. */
export const typescriptUnusedRules: readonly Rule[] = [
  {
    name: 'unused-declaration',
    title: 'remove the declaration that is never used',
    tools,
    codes: ['TS6133', 'TS6196'],
    message: /^'(?<name>#?[\w$]+)' is declared but (?:its value is never read|never used)\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const { name = '' } = context.groups;
      let token = source.named(context);
      // One variable of one statement is named by the keyword in some versions.
      if (/^(?:const|let|var|private|function)$/.test(source.word(token)) && source.word(token + 1) === name) token++;
      if (source.word(token) !== name) return undefined;
      const before = source.word(token - 1);
      if (/^(?:const|let|var)$/.test(before)) return removeVariable(source, token, name);
      if (/^(?:function|class|enum|interface|type|namespace)$/.test(before)) return removeNamed(source, token);
      if (declarationAround(source, token)) return removePrivate(source, token);
      return undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS6133',
          message: "'old' is declared but its value is never read.",
          line: 2,
          column: 9,
        },
        before: 'function f() {\n  const old = 1;\n  return 2;\n}\n',
        after: 'function f() {\n  return 2;\n}\n',
      },
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS6196', message: "'Old' is declared but never used.", line: 1, column: 6 },
        before: 'type Old = string;\nexport {};\n',
        after: 'export {};\n',
      },
    ],
  },
  {
    name: 'unused-parameter',
    title: 'remove the parameter, or say by an underscore that it is not used',
    tools,
    codes: ['TS6133'],
    message: /^'(?<name>[\w$]+)' is declared but its value is never read\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const { name = '' } = context.groups;
      if (source.word(token) !== name || name.startsWith('_')) return undefined;
      for (const { parameters, open, close, kind, name: called } of functionsOf(source)) {
        const at = parameters.findIndex((one) => one.from === token || (one.rest && one.from === token - 1));
        const parameter = parameters[at];
        if (!parameter || open > token || token > close) continue;
        const isCalled =
          called !== '' && source.tokens.some(({ text }, other) => text === called && other !== open - 1);
        // The last parameter of a function that nothing calls by name can go; any other keeps its place.
        if (at === parameters.length - 1 && kind === 'function' && !isCalled) {
          const from = at > 0 ? source.end((parameters[at - 1]?.to ?? 1) - 1) : source.start(parameter.from);
          return [source.edit(from, source.end(parameter.to - 1), '')];
        }
        return [source.insert(source.start(token), '_')];
      }
      return undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS6133',
          message: "'event' is declared but its value is never read.",
          line: 1,
          column: 8,
        },
        before: 'on(x, (event, value) => show(value));\n',
        after: 'on(x, (_event, value) => show(value));\n',
      },
    ],
  },
  {
    name: 'unused-destructured',
    title: 'take only what is used',
    tools,
    codes: ['TS6133', 'TS6198'],
    message: /^(?:'(?<name>[\w$]+)' is declared but its value is never read\.|All destructured elements are unused\.)$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      if (token === -1) return undefined;
      const { name } = context.groups;
      if (name === undefined) return removePattern(source, token);
      if (source.word(token) !== name && source.word(token) !== '{') return undefined;
      let open = source.word(token) === '{' ? token : token - 1;
      while (open >= 0 && !/^[[{]$/.test(source.word(open)))
        open = /^[)\]}]$/.test(source.word(open)) ? source.partner(open) - 1 : open - 1;
      if (source.word(open) !== '{' || !isPattern(source, open)) return undefined;
      const parts = splitList(source, open + 1, source.partner(open));
      const isRest = parts.some(([from]) => source.word(from) === '...');
      const at = parts.findIndex(([from, to]) => from <= token && token < to);
      const part = parts[at];
      // Behind a rest element a name that is taken out is left out of the rest.
      if (!part || isRest || parts.length < 2) return undefined;
      const next = parts[at + 1];
      if (next) return [source.edit(source.start(part[0]), source.start(next[0]), '')];
      return [source.edit(source.end((parts[at - 1] as [number, number])[1] - 1), source.end(part[1] - 1), '')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS6133',
          message: "'left' is declared but its value is never read.",
          line: 1,
          column: 9,
        },
        before: 'const { left, right } = sides();\nshow(right);\n',
        after: 'const { right } = sides();\nshow(right);\n',
      },
    ],
  },
  {
    name: 'unused-label',
    title: 'remove the label',
    tools,
    codes: ['TS7028'],
    message: /^Unused label\.$/,
    safety: 'safe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      if (source.tokens[token]?.kind !== 'word' || source.word(token + 1) !== ':') return undefined;
      return [source.edit(source.start(token), source.start(token + 2), '')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS7028', message: 'Unused label.', line: 1, column: 1 },
        before: 'again: for (;;) step();\n',
        after: 'for (;;) step();\n',
      },
    ],
  },
  {
    name: 'unreachable-code',
    title: 'remove the code that is never reached',
    tools,
    codes: ['TS7027'],
    message: /^Unreachable code detected\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      let open = token - 1;
      while (open >= 0 && source.word(open) !== '{')
        open = /^[)\]}]$/.test(source.word(open)) ? source.partner(open) - 1 : open - 1;
      const close = source.partner(open);
      const block = source.tokens.slice(token, close);
      // Functions and variables of `var` are there before the code is reached.
      if (token < 1 || close <= token || block.some(({ text }) => /^(?:function|var|case|default)$/.test(text)))
        return undefined;
      return removeWhole(source, token, close);
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS7027', message: 'Unreachable code detected.', line: 3, column: 3 },
        before: 'function f() {\n  return 1;\n  log();\n}\n',
        after: 'function f() {\n  return 1;\n}\n',
      },
    ],
  },
];

/** The tokens with the lines that they leave empty. */
function removeWhole(source: Source, from: number, to: number): readonly RuleEdit[] {
  const { text } = source;
  let start = source.start(from);
  let end = source.end(to - 1);
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[^\S\n]*(?:\n|$)/.exec(text.slice(end))?.[0];
  if (text.slice(line, start).trim() === '' && rest !== undefined) {
    start = line;
    end += rest.length;
  }
  return [source.edit(start, end, '')];
}

/** The variable and the assignments to it that do nothing else. */
function removeVariable(source: Source, token: number, name: string): readonly RuleEdit[] | undefined {
  const edits: RuleEdit[] = [];
  for (const [at, { text, kind }] of source.tokens.entries()) {
    if (kind !== 'word' || text !== name || at === token || source.word(at - 1) === '.') continue;
    const starts = at === 0 || /^[;{}]$/.test(source.word(at - 1)) || !source.sameLine(at - 1, at);
    if (!starts) continue;
    if (/^(?:\+\+|--)$/.test(source.word(at + 1)))
      edits.push(...removeWhole(source, at, endOfStatement(source, at + 2)));
    else if (/^[-+*/]?=$/.test(source.word(at + 1)) && source.tokens[at + 2]?.kind !== 'word') {
      edits.push(...removeWhole(source, at, endOfStatement(source, at + 3)));
    } else return undefined;
  }
  const uses = source.tokens.filter(
    ({ text, kind }, at) => text === name && kind === 'word' && at !== token && source.word(at - 1) !== '.',
  );
  if (uses.length !== edits.length) return undefined;
  const value = source.find(token + 1, ['=', ';', ',']);
  const end = value !== -1 && source.word(value) === '=' ? source.find(value + 1, [';', ',']) : value;
  const stop = end !== -1 && (source.word(end) === ';' || source.word(end) === ',') ? end : -1;
  const isExported = /^(?:export|declare)$/.test(source.word(token - 2));
  // `for (const x of …)` needs its variable; what is called for the value has effects that stay.
  if (isExported || source.word(token - 2) === '(' || stop === -1 || source.word(stop) === ',') return undefined;
  const valued = source.word(value) === '=' ? source.tokens.slice(value + 1, stop) : [];
  if (
    valued.some(({ text }) => /^(?:\(|await|yield|new|\+\+|--)$/.test(text)) &&
    !/^(?:\(|async|function)$/.test(valued[0]?.text ?? '')
  )
    return undefined;
  return joinAdjacent([...removeWhole(source, token - 1, stop + 1), ...edits]);
}

/** Edits of one fix may not touch: removals of lines one behind the other become one. */
function joinAdjacent(edits: readonly RuleEdit[]): RuleEdit[] {
  const joined: RuleEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.line - b.line || a.start - b.start)) {
    const last = joined.at(-1);
    if (last && last.endLine === edit.line && last.end === edit.start)
      joined[joined.length - 1] = { ...last, endLine: edit.endLine ?? edit.line, end: edit.end ?? edit.start };
    else joined.push(edit);
  }
  return joined;
}

function endOfStatement(source: Source, token: number): number {
  return source.word(token) === ';' ? token + 1 : token;
}

function removeNamed(source: Source, token: number): readonly RuleEdit[] | undefined {
  let from = token - 1;
  while (/^(?:async|abstract|const|declare)$/.test(source.word(from - 1))) from--;
  if (/^(?:export|default|=|\(|,|return|=>)$/.test(source.word(from - 1))) return undefined;
  const shape = functionsOf(source).find(
    ({ open, body, name }) => open > token && name === source.word(token) && body[0] > token && open < token + 3,
  );
  const declared = declarationsOf(source).find(({ at }) => at === token);
  const semicolon = source.find(token + 1, [';']);
  const close =
    shape?.body[1] ??
    (declared ? declared.close + 1 : source.word(token - 1) === 'type' && semicolon !== -1 ? semicolon : -1);
  return close === -1 ? undefined : removeWhole(source, from, endOfStatement(source, close));
}

function removePrivate(source: Source, token: number): readonly RuleEdit[] | undefined {
  const around = declarationAround(source, token);
  const member = around && membersOf(source, around).find(({ nameAt }) => nameAt === token);
  if (!member || (!member.modifiers.includes('private') && !member.name.startsWith('#'))) return undefined;
  const others = source.tokens.some(({ text }, at) => text === member.name && at !== token);
  return others ? undefined : removeWhole(source, member.from, endOfStatement(source, member.to));
}

function isPattern(source: Source, open: number): boolean {
  return (
    /^(?:const|let|var)$/.test(source.word(open - 1)) ||
    functionsOf(source).some(({ parameters }) => parameters.some(({ from }) => from === open))
  );
}

function removePattern(source: Source, open: number): readonly RuleEdit[] | undefined {
  const start = /^(?:const|let|var)$/.test(source.word(open)) ? open + 1 : open;
  const close = source.partner(start);
  if (source.word(start) !== '{' || close <= start) return undefined;
  const shape = functionsOf(source).find(({ parameters }) => parameters.some(({ from }) => from === start));
  if (shape) return [source.edit(source.start(start + 1), source.end(close - 1), '')];
  const end = source.find(close + 1, [';']);
  const hasCall = source.tokens.slice(close, end).some(({ text }) => /^(?:\(|await)$/.test(text));
  return /^(?:const|let|var)$/.test(source.word(start - 1)) && end !== -1 && !hasCall
    ? removeWhole(source, start - 1, end + 1)
    : undefined;
}
