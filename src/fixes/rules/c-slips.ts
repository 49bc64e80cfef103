import { keywords } from '../c-source/expressions.ts';
import { editDistance } from '../edit-distance.ts';
import { countNames, nearestName } from '../nearest-name.ts';
import { insert, type Rule, type RuleContext, type RuleEdit, removeLine, replace } from '../rule.ts';
import { endOfCode, endOfPreviousToken, isCode, wordAt } from './code-text.ts';

const tools = ['gcc', 'clang'] as const;

/** Slips that one line shows, for sources whose macros and types are not known, so that `c-source` can't read them. */
export const cSlipRules: readonly Rule[] = [
  {
    name: 'c-colon-for-semicolon',
    title: "end the statement with ';'",
    tools,
    message:
      /^expected [‘'][;),][’'].*before [‘']:[’']|^expected expression before [‘']:[’']|^expected ';' after expression/,
    safety: 'unsafe',
    competes: true,
    edit: ({ line, at, index }) => {
      const end = endOfCode(line);
      const isEnd = line[index] === ':' && index === end - 1;
      if (!isEnd || /^\s*(?:case|default|\w+\s*:)/.test(line) || line.slice(0, index).includes('?')) return undefined;
      return [line[index - 1] === ';' ? replace(at, index, 1, '') : replace(at, index, 1, ';')];
    },
    examples: [example("expected ';' before ':' token", 'LOCK(state)->x = 1:', 'LOCK(state)->x = 1;', ':')],
  },
  {
    name: 'c-label',
    title: 'use the label that is spelt alike',
    tools,
    message: /^label [‘'](?<gcc>\w+)[’'] used but not defined|^use of undeclared label '(?<clang>\w+)'/,
    safety: 'unsafe',
    edit: ({ lines, groups }) => spellLabel(lines, groups.gcc ?? groups.clang ?? ''),
    examples: [
      example(
        "label 'otu' used but not defined",
        'LOCK(state); goto otu;\nout: return;',
        'LOCK(state); goto out;\nout: return;',
        'goto',
      ),
      example(
        "label 'out' used but not defined",
        'goto out; goto out;\notu: return;',
        'goto out; goto out;\nout: return;',
        'goto',
      ),
    ],
  },
  {
    name: 'c-duplicate-member',
    title: 'remove the member that is declared twice in the same words',
    tools,
    message: /^duplicate member /,
    safety: 'unsafe',
    edit: ({ lines, line, at }) =>
      line.trim() !== '' && lines[at - 1]?.trim() === line.trim() && /;\s*(?:\/[/*].*)?$/.test(line)
        ? [removeLine(at)]
        : undefined,
    examples: [
      example(
        "duplicate member 'x'",
        'struct a {\n  int x;\n  int x;\n};',
        'struct a {\n  int x;\n};',
        'x',
        0,
        'a.c',
        4,
      ),
    ],
  },
  {
    name: 'c-closes-nothing',
    title: "remove the ')' that closes nothing",
    tools,
    message: /^expected (?:statement|expression|[‘'];[’']) before [‘']\)[’']|^extraneous '\)'/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const code = [...line].map((sign, i) => (isCode(line, i) ? sign : ' ')).join('');
      const count = (sign: string) => code.split(sign).length - 1;
      const isOne = line[index] === ')' && count(')') > count('(') && !/^\s*for\b/.test(code);
      return isOne && !/\b(?:if|while|switch)\s*[^\s(]/.test(code) ? [replace(at, index, 1, '')] : undefined;
    },
    examples: [example("expected statement before ')' token", 'LOCK(state));', 'LOCK(state);', '));', 1, 'a.cc')],
  },
  {
    name: 'c-compared-value',
    title: "compare with '==' instead of assigning to what is no variable",
    tools,
    message: /^lvalue required as left operand of assignment|^expression is not assignable|^assignment of read-only /,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const isOne =
        line[index] === '=' && /^=[^=]/.test(line.slice(index)) && !/[-=!<>+*/%&|^]$/.test(line.slice(0, index));
      return isOne && /(?:\b(?:if|while)\s*\(|&&|\|\||\?)/.test(line) ? [replace(at, index, 1, '==')] : undefined;
    },
    examples: [
      example(
        'lvalue required as left operand of assignment',
        'if (size(state) = 0) {',
        'if (size(state) == 0) {',
        '=',
        0,
        'a.cc',
      ),
    ],
  },
  {
    name: 'c-member-of-value',
    title: "use '.', since it is no pointer",
    tools,
    message: /^invalid type argument of [‘']->[’'] \(have [‘'](?![^’']*\*)|is not a pointer; did you mean to use '\.'/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => (line.startsWith('->', index) ? [replace(at, index, 2, '.')] : undefined),
    examples: [
      example("invalid type argument of '->' (have 'State')", 'f(LOCK(state->x));', 'f(LOCK(state.x));', '->'),
    ],
  },
  {
    name: 'c-pointer-member',
    title: "use '->', since it is a pointer",
    tools,
    message:
      /^[‘'](?<name>\w+)[’'] is a pointer; did you mean to use [‘']->[’']|^member reference type .* is a pointer; did you mean to use '->'/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { name } }) => {
      if (line[index] === '.') return [replace(at, index, 1, '->')];
      const found = [...line.matchAll(new RegExp(`\\b${name}\\.(?=[A-Za-z_])`, 'g'))].filter((one) =>
        isCode(line, one.index),
      );
      const [only, more] = found;
      return name && only && !more ? [replace(at, only.index + name.length, 1, '->')] : undefined;
    },
    examples: [
      example("'state' is a pointer; did you mean to use '->'?", 'f(LOCK(state.x));', 'f(LOCK(state->x));', '.'),
    ],
  },
];

/** The label as its uses have it, or the uses as the label has it where that is used as well. */
function spellLabel(lines: readonly string[], wrong: string): RuleEdit[] | undefined {
  const labels = new Map<string, RuleEdit>();
  const uses: RuleEdit[] = [];
  const used = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const [, lead = '', label] = /^(\s*(?:\}\s*)?)([A-Za-z_]\w*)\s*:(?!:)/.exec(line) ?? [];
    if (label && label !== 'default') labels.set(label, replace(at, lead.length, label.length, wrong));
    for (const { 1: name = '', index, 0: whole } of line.matchAll(/\bgoto\s+([A-Za-z_]\w*)/g)) {
      if (!isCode(line, index)) continue;
      used.add(name);
      if (name === wrong) uses.push(replace(at, index + whole.length - name.length, name.length, name));
    }
  }
  const only = labels.has(wrong) ? undefined : nearestName(wrong, [countNames(labels.keys())], 1);
  if (only === undefined) return undefined;
  return used.has(only) || uses.length === 1
    ? uses.map((use) => ({ ...use, text: only }))
    : [labels.get(only) as RuleEdit];
}

/** Names that the compiler takes for like ones which this file knows nothing of. */
export const cNameRule: Rule = {
  name: 'c-name-of-the-file',
  title: 'use the name of the file that is spelt alike',
  tools,
  message:
    /^(?:unknown type name|implicit declaration of function|use of undeclared identifier|call to undeclared function) [‘'](?<name>\w+)[’']|^[‘'](?<used>\w+)[’'] undeclared|no member named [‘'](?<member>\w+)[’']/,
  safety: 'unsafe',
  competes: true,
  edit: ({ diagnostic, lines, line, at, index, groups }) => {
    const wrong = groups.name ?? groups.used ?? groups.member ?? '';
    const word = wordAt(line, index);
    if (word?.text !== wrong || wrong.length < 4 || keywords.has(wrong)) return undefined;
    const suggested = /did you mean [‘'](\w+)[’']/.exec(diagnostic.message)?.[1];
    const alike = likeWords(lines, wrong);
    // The compiler knows the headers too.
    if (suggested !== undefined && (alike.length !== 1 || lines.some((text) => hasWord(text, suggested))))
      return undefined;
    return alike.length === 1 ? [replace(at, word.start, wrong.length, alike[0] as string)] : undefined;
  },
  examples: [
    {
      file: 'a.c',
      diagnostic: { tool: 'gcc', message: "unknown type name 'siize_t'; did you mean 'ssize_t'?", line: 3, column: 1 },
      before: '#include "state.h"\nsize_t length;\nsiize_t width;\nsize_t depth;\n',
      after: '#include "state.h"\nsize_t length;\nsize_t width;\nsize_t depth;\n',
    },
  ],
};

function hasWord(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}

/** Words of the code, used more than once, that one mistyped letter makes of another. */
function likeWords(lines: readonly string[], wrong: string): string[] {
  const found = new Map<string, number>();
  for (const line of lines.slice(0, mostLines)) {
    for (const { 0: word, index } of line.matchAll(/[A-Za-z_]\w{2,}/g)) {
      const known = found.get(word);
      if (known === undefined && (Math.abs(word.length - wrong.length) > 1 || editDistance(word, wrong) !== 1))
        continue;
      if (isCode(line, index)) found.set(word, (known ?? 0) + 1);
    }
  }
  return [...found].filter(([, count]) => count > 1).map(([word]) => word);
}

const mostLines = 20_000;

/** What two lines show together, before the grammar is asked, which reads them as one. */
export const cLineRules: readonly Rule[] = [
  {
    name: 'c-missing-semicolon-above',
    title: "end the statement above with ';'",
    tools,
    message: /^invalid operands to binary (?:\* \(|expression)/,
    safety: 'unsafe',
    competes: true,
    edit: ({ lines, line, at }) => {
      const before = /^\s*\*/.test(line) ? endOfPreviousToken(lines, at, 0) : undefined;
      const isOpen = before && /[\w)\]+-]$/.test((lines[before.line] as string).slice(0, before.index));
      return isOpen ? [insert(before.line, before.index, ';')] : undefined;
    },
    examples: [
      example(
        "invalid operands to binary * (have 'int' and 'int *')",
        'LOCK(state)->x = 1\n*out = 1;',
        'LOCK(state)->x = 1;\n*out = 1;',
        '*',
        0,
        'a.c',
        3,
      ),
    ],
  },
];

/** Keywords where only a keyword can stand: they are looked for before names that are alike. */
export const cKeywordRules: readonly Rule[] = [
  {
    name: 'c-misspelt-keyword',
    title: 'write the keyword as it is spelt',
    tools,
    message:
      /^[‘'](?<name>\w+)[’'] undeclared|^unknown type name [‘'](?<type>\w+)[’']|^use of undeclared identifier '(?<used>\w+)'|implicit declaration of function [‘'](?<called>\w+)[’']|^call to undeclared function '(?<other>\w+)'|^expected .* before /,
    safety: 'unsafe',
    competes: true,
    edit: misspeltKeyword,
    examples: [
      example("unknown type name 'retun'", 'retun state;', 'return state;', 'retun'),
      example("'breakk' undeclared (first use in this function)", 'breakk;', 'break;', 'breakk'),
    ],
  },
];

/** The word that is named, or the one before the place, where a keyword can stand. */
function misspeltKeyword({ lines, line, at, index, groups }: RuleContext): RuleEdit[] | undefined {
  const named = groups.name ?? groups.type ?? groups.used ?? groups.called ?? groups.other;
  const here = wordAt(line, index);
  const before = endOfPreviousToken(lines, at, index);
  const places = [
    here && { line: at, ...here },
    before && { line: before.line, ...wordBefore(lines[before.line] as string, before.index) },
  ];
  for (const place of places) {
    if (!place?.text || place.start === undefined || place.text.length < 3 || keywords.has(place.text)) continue;
    if (named !== undefined && place.text !== named) continue;
    const text = lines[place.line] as string;
    // A statement or a block begins with it.
    if (!/(?:^|[;{})]|\belse)\s*$/.test(text.slice(0, place.start))) continue;
    const alike = [...keywords].filter(
      (keyword) => keyword.length > 2 && editDistance(place.text ?? '', keyword) === 1,
    );
    if (alike.length === 1) return [replace(place.line, place.start, place.text.length, alike[0] as string)];
  }
  return undefined;
}

function wordBefore(line: string, end: number): { start?: number; text?: string } {
  const found = /\w+$/.exec(line.slice(0, end));
  return found ? { start: found.index, text: found[0] } : {};
}

/** A line among macros of a header that is not known. */
function example(message: string, wrong: string, right: string, mark: string, behind = 0, file = 'a.c', line = 2) {
  const frame = (body: string) => `#include "state.h"\n${body}\n`;
  return {
    file,
    diagnostic: { tool: 'gcc', message, line, column: columnOf(wrong, mark) + behind },
    before: frame(wrong),
    after: frame(right),
  };
}

/** In the last line that holds the mark. */
function columnOf(text: string, mark: string): number {
  return (text.split('\n').findLast((line) => line.includes(mark)) ?? '').lastIndexOf(mark) + 1;
}
