import { posix } from 'node:path';
import { editDistance } from '../edit-distance.ts';
import { countNames, nearestName } from '../nearest-name.ts';
import type { Rule, RuleContext, RuleEdit } from '../rule.ts';
import {
  exportsOf,
  filesAround,
  type Import,
  importsOf,
  type ModuleFile,
  neighboursOf,
  resolveModule,
  specifierFor,
} from '../typescript-source/modules.ts';
import { Source } from '../typescript-source/source.ts';
import { offsetsOf } from './offsets.ts';

const tools = ['tsc'] as const;

/** Imports that are missing, and modules whose path is misspelt: what the files around import and export says what is meant. */
export const typescriptImportRules: readonly Rule[] = [
  {
    name: 'typescript-misspelt-import',
    title: 'import it by the name that the module exports',
    tools,
    codes: ['TS2304', 'TS2552', 'TS2305', 'TS2724'],
    message:
      /^(?:Cannot find name '(?<used>[\w$]+)'\.|Module '"(?<module>[^"]+)"' has no exported member '(?<wrong>[\w$]+)'|'"(?<place>[^"]+)"' has no exported member named '(?<named>[\w$]+)')/,
    safety: 'unsafe',
    edit: (context) => {
      const { used, wrong, named } = context.groups;
      return used === undefined ? exportedAlike(context, wrong ?? named ?? '') : importedWrongly(context, used);
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2305',
          message: "Module '\"./b\"' has no exported member 'onlly'.",
          line: 1,
          column: 10,
        },
        before: "import { onlly } from './b';\nonly();\n",
        after: "import { only } from './b';\nonly();\n",
        beside: {
          file: 'b.ts',
          before: 'export function only() {}\n',
          after: 'export function only() {}\n',
        },
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2552',
          message: "Cannot find name 'only'. Did you mean 'onlly'?",
          line: 2,
          column: 1,
        },
        before: "import { onlly } from './b';\nonly();\n",
        after: "import { only } from './b';\nonly();\n",
        beside: {
          file: 'b.ts',
          before: 'export const only = () => {};\n',
          after: 'export const only = () => {};\n',
        },
      },
    ],
  },
  {
    name: 'missing-import',
    title: 'import the name from the module that exports it',
    tools,
    codes: ['TS2304', 'TS2552', 'TS2503'],
    message: /^Cannot find (?:name|namespace) '(?<name>[\w$]+)'\./,
    safety: 'unsafe',
    edit: missingImport,
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2304', message: "Cannot find name 'show'.", line: 3, column: 1 },
        before: "import { size } from './b';\n\nshow(size);\n",
        after: "import { size } from './b';\nimport { show } from './show';\n\nshow(size);\n",
        beside: {
          file: 'show.ts',
          before: 'export function show(size: number) {}\n',
          after: 'export function show(size: number) {}\n',
        },
      },
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2304', message: "Cannot find name 'show'.", line: 3, column: 1 },
        before: "import { size } from './b';\n\nshow(size);\n",
        after: "import { size, show } from './b';\n\nshow(size);\n",
        beside: {
          file: 'b.ts',
          before: 'export const size = 1;\nexport const show = console.log;\n',
          after: 'export const size = 1;\nexport const show = console.log;\n',
        },
      },
    ],
  },
  {
    name: 'typescript-misspelt-module',
    title: 'use the path of the module that is there',
    tools,
    codes: ['TS2307', 'TS2792'],
    message: /^Cannot find module '(?<specifier>\.{1,2}\/[\w$./-]+)'/,
    safety: 'unsafe',
    edit: misspeltModule,
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2307',
          message: "Cannot find module './priices' or its corresponding type declarations.",
          line: 1,
          column: 22,
        },
        before: "import { total } from './priices';\n",
        after: "import { total } from './prices';\n",
        beside: {
          file: 'prices.ts',
          before: 'export const total = 1;\n',
          after: 'export const total = 1;\n',
        },
      },
    ],
  },
];

/** The import itself is misspelt: the name that is used is what the module exports. */
function importedWrongly(context: RuleContext, used: string): readonly RuleEdit[] | undefined {
  const { lines, diagnostic } = context;
  const file = diagnostic.file ?? '';
  for (const { names, specifier } of importsOf(lines)) {
    for (const { name, at } of names) {
      if (name === used || editDistance(name, used) > 2) continue;
      const target = resolveModule(file, specifier, context);
      const exported = target && exportsOf(target.file, target.lines, context);
      if (exported?.has(used) && !exported.has(name))
        return [offsetsOf(lines).toRuleEdit({ start: at, end: at + name.length, text: used })];
    }
  }
  return undefined;
}

/** The module exports another name that is spelt alike. */
function exportedAlike(context: RuleContext, wrong: string): readonly RuleEdit[] | undefined {
  const { lines, diagnostic, at: line, index } = context;
  const { starts, toRuleEdit } = offsetsOf(lines);
  const place = (starts[line] ?? 0) + index;
  const found = importsOf(lines).find(({ start, end }) => start <= place && place < end);
  const name = found?.names.find((one) => one.name === wrong);
  const target = found && resolveModule(diagnostic.file ?? '', found.specifier, context);
  if (!name || !target) return undefined;
  const exported = countNames(exportsOf(target.file, target.lines, context));
  // What the file uses is what was meant.
  const words = countNames(Source.of(lines).tokens.flatMap(({ kind, text }) => (kind === 'word' ? [text] : [])));
  const isUsed = ([one]: readonly [string, number]) =>
    words.has(one) && !found.names.some((other) => other.name === one);
  const right = nearestName(wrong, [new Map([...exported].filter(isUsed)), exported]);
  return right === undefined ? undefined : [toRuleEdit({ start: name.at, end: name.at + wrong.length, text: right })];
}

function missingImport(context: RuleContext): readonly RuleEdit[] | undefined {
  const { lines, diagnostic, groups } = context;
  const name = groups.name ?? '';
  const file = diagnostic.file ?? '';
  const source = Source.of(lines);
  if (source.word(source.named(context)) !== name) return undefined;
  const own = importsOf(lines);
  if (own.some(({ names }) => names.some(({ local }) => local === name))) return undefined;
  const target = exporterOf(name, file, lines, context);
  if (!target) return undefined;
  const { toRuleEdit } = offsetsOf(lines);
  const known = own.find(
    ({ specifier, names }) => names.length > 0 && resolveModule(file, specifier, context)?.file === target.file,
  );
  const last = known?.names.at(-1);
  if (known && last && !/^export/.test(lines.join('\n').slice(known.start, known.start + 6))) {
    const end = last.at + (last.local === last.name ? last.name.length : endOfAlias(lines, last.at));
    return [toRuleEdit({ start: end, end, text: `, ${name}` })];
  }
  const specifier = specifierFor(file, target.file, own);
  return [toRuleEdit(newImport(name, specifier, own, lines.join('\n')))];
}

function endOfAlias(lines: readonly string[], at: number): number {
  return /^[^,}\n]*?(?=\s*[,}\n])/.exec(lines.join('\n').slice(at, at + 200))?.[0].length ?? 0;
}

/** Sorted into the other imports by its path: so several that are missing go to several places, and all at once. */
function newImport(name: string, specifier: string, own: readonly Import[], text: string) {
  const statements = own.filter(({ start }) => text.startsWith('import', start));
  const before = statements.findLast((one) => one.specifier <= specifier) ?? statements[0];
  const quote = /from\s+"/.test(text.slice(before?.start, before?.end)) ? '"' : "'";
  const semicolon = before && !text.slice(0, before.end).endsWith(';') ? '' : ';';
  const line = `import { ${name} } from ${quote}${specifier}${quote}${semicolon}`;
  if (!before) return { start: 0, end: 0, text: `${line}\n` };
  return { start: before.end, end: before.end, text: `\n${line}` };
}

/** The file around that exports a name: from where others import it, else who declares it. */
function exporterOf(
  name: string,
  file: string,
  lines: readonly string[],
  context: RuleContext,
): ModuleFile | undefined {
  const near = neighboursOf(file, lines, context);
  const isExporter = ({ file: one, lines: its }: ModuleFile) => one !== file && exportsOf(one, its, context).has(name);
  for (const around of [near, filesAround(file, near, context)]) {
    for (const other of around) {
      for (const { names, specifier } of importsOf(other.lines)) {
        if (!names.some((one) => one.name === name && one.local === name)) continue;
        const found = resolveModule(other.file, specifier, context);
        if (found && isExporter(found)) return found;
      }
    }
    const declaring = around.find(isExporter);
    if (declaring) return declaring;
  }
  return undefined;
}

function misspeltModule(context: RuleContext): readonly RuleEdit[] | undefined {
  const { lines, diagnostic, groups } = context;
  const wrong = groups.specifier ?? '';
  const file = diagnostic.file ?? '';
  const own = importsOf(lines).find(({ specifier }) => specifier === wrong);
  if (!own) return undefined;
  const right = specifierAlike(wrong, file, own, context);
  if (right === undefined) return undefined;
  return [offsetsOf(lines).toRuleEdit({ start: own.at, end: own.at + wrong.length, text: right })];
}

function specifierAlike(wrong: string, file: string, own: Import, context: RuleContext): string | undefined {
  const { lines } = context;
  const fits = (specifier: string) => {
    const found = resolveModule(file, specifier, context);
    if (!found || found.file === file) return false;
    const exported = exportsOf(found.file, found.lines, context);
    // One of them may be misspelt as well.
    return own.names.length === 0 || own.names.some(({ name }) => exported.has(name));
  };
  const folder = posix.join(posix.dirname(file), posix.dirname(wrong));
  const beside = context.filesIn(folder).filter((name) => /(?<!\.d)\.[cm]?tsx?$/.test(name));
  const known = [
    ...beside.map((name) => posix.join(folder, name)),
    ...neighboursOf(file, lines, context).map((one) => one.file),
  ].map((one) => specifierFor(file, one, [own]));
  for (const slips of [1, 2]) {
    const found = known.find((specifier) => editDistance(specifier, wrong) === slips && fits(specifier));
    if (found !== undefined) return found;
  }
  return undefined;
}
