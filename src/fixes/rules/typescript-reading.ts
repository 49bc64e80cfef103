import type { Rule, RuleExample } from '../rule.ts';
import { offsetsOf } from './offsets.ts';
import { isReadAgain, repairedOf } from './typescript-confirmed.ts';

/** What the compiler's parser and scanner say; types are checked only where a program has none of these. */
const codes =
  'TS1002 TS1003 TS1005 TS1007 TS1009 TS1010 TS1011 TS1012 TS1014 TS1034 TS1036 TS1068 TS1069 TS1109 TS1110 TS1124 TS1125 TS1126 TS1127 TS1128 TS1129 TS1130 TS1131 TS1132 TS1134 TS1135 TS1136 TS1137 TS1138 TS1139 TS1140 TS1141 TS1142 TS1144 TS1145 TS1146 TS1160 TS1161 TS1177 TS1178 TS1179 TS1180 TS1181 TS1185 TS1198 TS1199 TS1351 TS1353 TS1357 TS1359 TS1381 TS1382 TS1389 TS1390 TS1434 TS1435 TS1436 TS1437 TS1438 TS1439 TS1440 TS1441 TS1442 TS1472 TS1477 TS1478 TS1490 TS2809'.split(
    ' ',
  );

/** What TypeScript can't read, repaired by reading the source as it does (`typescript-syntax`). */
export const typescriptReadingRules: readonly Rule[] = [
  {
    name: 'typescript-syntax',
    title: 'repair what keeps the file from being read',
    tools: ['tsc'],
    codes,
    message: /^/,
    safety: 'unsafe',
    competes: true,
    edit: (context) => {
      if (!isReadAgain(context)) return undefined;
      const { lines, at, index } = context;
      const { text, starts, toRuleEdit } = offsetsOf(lines);
      const { repairs, edits, unread } = repairedOf(lines, text);
      // One slip is told of at several places, or far behind it, and as long as one is left no types are checked: so all go together.
      if (unread.length === 0) return edits.length === 0 ? undefined : edits.map(toRuleEdit);
      const place = (starts[at] ?? 0) + index;
      const repair = nearest(repairs, place, (one) => one.place);
      if (!repair) return undefined;
      // Where nothing was found for the place, other rules may know more.
      const hole = nearest(unread, place, (one) => one);
      if (hole !== undefined && Math.abs(hole - place) < Math.abs(repair.place - place)) return undefined;
      return repair.edits.map(toRuleEdit);
    },
    examples: [
      example('TS1005', "';' expected.", 2, 'retrun x + 1;', 'return x + 1;', 8),
      example('TS1005', "')' expected.", 2, 'if (f(x) {', 'if (f(x)) {', 10),
      example('TS1005', "',' expected.", 2, 'return f(x 1);', 'return f(x, 1);', 12),
      example('TS1128', 'Declaration or statement expected.', 2, 'f(x));', 'f(x);', 5),
      example('TS1002', 'Unterminated string literal.', 2, "f({ a: 'x, b: 2 });", "f({ a: 'x', b: 2 });", 8),
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS1005', message: "'}' expected.", line: 9, column: 1 },
        before:
          'export class A {\n  one(): number {\n    if (this.two) {\n      return 1;\n    return 2;\n  }\n  two = false;\n}\n',
        after:
          'export class A {\n  one(): number {\n    if (this.two) {\n      return 1;\n    }\n    return 2;\n  }\n  two = false;\n}\n',
      },
    ],
  },
];

function nearest<Item>(items: readonly Item[], place: number, placeOf: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  for (const item of items) {
    if (best === undefined || Math.abs(placeOf(item) - place) < Math.abs(placeOf(best) - place)) best = item;
  }
  return best;
}

/** One wrong line of a function. */
function example(
  code: string,
  message: string,
  line: number,
  wrong: string,
  right: string,
  index: number,
): RuleExample {
  const frame = (body: string) =>
    `function f(x: number, ...more: unknown[]) {\n  ${body}\n${body.endsWith('{') ? '    return;\n  }\n' : ''}}\n\nlet y = 1;\n`;
  return {
    file: 'a.ts',
    diagnostic: { tool: 'tsc', code, message, line, column: index + 3 },
    before: frame(wrong),
    after: frame(right),
  };
}
