import type { Rule } from '../rule.ts';
import { functionAround } from '../typescript-source/functions.ts';
import { Source } from '../typescript-source/source.ts';

const tools = ['tsc'] as const;

/** What the stricter options of the compiler and modules want. */
export const typescriptStrictRules: readonly Rule[] = [
  {
    name: 'possibly-undefined',
    title: "go on only where there is a value, with '?.'",
    tools,
    codes: ['TS18047', 'TS18048', 'TS18049', 'TS2531', 'TS2532', 'TS2533'],
    message: /^(?:'(?<name>[\w$.#?]+)'|Object) is possibly '(?:null|undefined|null' or 'undefined)'\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      const { name } = context.groups;
      if (token === -1 || name === undefined) return undefined;
      while (source.code(source.named(context), token + 1) !== name && token < source.named(context) + 12) token++;
      const dot = token + 1;
      if (source.code(source.named(context), dot) !== name || !/^[.[]$/.test(source.word(dot))) return undefined;
      const behind = source.word(dot) === '[' ? source.partner(dot) + 1 : dot + 2;
      // `a?.b = c` is no TypeScript.
      if (/^(?:[-+*/%&|^]?=|\+\+|--|\*\*=)$/.test(source.word(behind))) return undefined;
      return [source.insert(source.start(dot), source.word(dot) === '[' ? '?.' : '?')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS18048', message: "'s' is possibly 'undefined'.", line: 1, column: 35 },
        before: 'function opt(s?: string) { return s.length; }\n',
        after: 'function opt(s?: string) { return s?.length; }\n',
      },
    ],
  },
  {
    name: 'compare-nan',
    title: "ask 'Number.isNaN'",
    tools,
    codes: ['TS2845'],
    message: /^This condition will always return '(?:true|false)'\./,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const from = source.named(context);
      const sign = source.find(from, ['===', '!==', '==', '!=']);
      if (from === -1 || sign === -1 || sign > from + 12) return undefined;
      const isLeft = source.word(from) === 'NaN' && sign === from + 1;
      const end = source.find(sign + 1, [')', ';', '&&', '||', '?', ',']);
      const to = isLeft ? end : sign + 2;
      const value = isLeft ? source.code(sign + 1, end) : source.code(from, sign);
      if ((!isLeft && source.word(sign + 1) !== 'NaN') || end === -1 || value === '') return undefined;
      const not = source.word(sign).startsWith('!') ? '!' : '';
      return [source.edit(source.start(from), source.end(to - 1), `${not}Number.isNaN(${value})`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2845',
          message: "This condition will always return 'false'.",
          line: 1,
          column: 5,
        },
        before: 'if (v === NaN) stop();\n',
        after: 'if (Number.isNaN(v)) stop();\n',
      },
    ],
  },
  {
    name: 'index-signature-access',
    title: 'name the key in square brackets',
    tools,
    codes: ['TS4111'],
    message: /^Property '(?<name>[\w$]+)' comes from an index signature, so it must be accessed with \['/,
    safety: 'safe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const { name = '' } = context.groups;
      const dot = source.word(token - 1);
      if (source.word(token) !== name || !/^(?:\.|\?\.)$/.test(dot)) return undefined;
      return [source.edit(source.start(token - 1), source.end(token), `${dot === '?.' ? '?.' : ''}['${name}']`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS4111',
          message: "Property 'foo' comes from an index signature, so it must be accessed with ['foo'].",
          line: 2,
          column: 5,
        },
        before: 'const rec: Record<string, number> = {};\nrec.foo;\n',
        after: "const rec: Record<string, number> = {};\nrec['foo'];\n",
      },
    ],
  },
  {
    name: 'super-first',
    title: "call 'super' before 'this' is used",
    tools,
    codes: ['TS17009'],
    message: /^'super' must be called before accessing 'this' in the constructor of a derived class\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const around = functionAround(source, token);
      if (around?.name !== 'constructor') return undefined;
      const [open, end] = around.body;
      const call = source.tokens.findIndex(
        ({ text }, at) => at > token && at < end && text === 'super' && source.word(at + 1) === '(',
      );
      const close = source.partner(call + 1);
      if (call === -1 || source.word(close + 1) !== ';' || functionAround(source, call) !== around) return undefined;
      const text = source.text.slice(source.start(call), source.end(close + 1));
      if (/\bthis\b/.test(text)) return undefined;
      const apart = source.text.slice(source.end(open), source.start(open + 1));
      return [
        source.insert(source.start(open + 1), `${text}${apart || ' '}`),
        source.edit(source.end(call - 1), source.end(close + 1), ''),
      ];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS17009',
          message: "'super' must be called before accessing 'this' in the constructor of a derived class.",
          line: 5,
          column: 5,
        },
        before:
          'class A {}\nclass B extends A {\n  y: number;\n  constructor() {\n    this.y = 1;\n    super();\n  }\n}\n',
        after:
          'class A {}\nclass B extends A {\n  y: number;\n  constructor() {\n    super();\n    this.y = 1;\n  }\n}\n',
      },
    ],
  },
  {
    name: 'type-import-as-value',
    title: 'import the value, not only its type',
    tools,
    codes: ['TS1361'],
    message: /^'(?<name>[\w$]+)' cannot be used as a value because it was imported using 'import type'\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const { name = '' } = context.groups;
      for (const [at, { text }] of source.tokens.entries()) {
        if (text !== 'import' || source.word(at + 1) !== 'type' || /^(?:from|,)$/.test(source.word(at + 2))) continue;
        const from = source.find(at + 2, ['from']);
        if (from === -1 || !source.tokens.slice(at + 2, from).some((token) => token.text === name)) continue;
        return [source.edit(source.start(at + 1), source.start(at + 2), '')];
      }
      return undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1361',
          message: "'Box' cannot be used as a value because it was imported using 'import type'.",
          line: 2,
          column: 5,
        },
        before: "import type { Box } from './box.ts';\nnew Box();\n",
        after: "import { Box } from './box.ts';\nnew Box();\n",
      },
    ],
  },
  {
    name: 'missing-node-import',
    title: 'import it from the module of Node',
    tools,
    codes: ['TS2304', 'TS2552'],
    message: /^Cannot find name '(?<name>[\w$]+)'\./,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const { name = '' } = context.groups;
      const module = source.word(token + 1) === '(' ? functionModules.get(name) : undefined;
      const whole = source.word(token + 1) === '.' && namespaces.has(name);
      if (source.word(token) !== name || (!module && !whole)) return undefined;
      const last = source.tokens.findLastIndex(
        ({ text }, at) => text === 'import' && !/^[.(]$/.test(source.word(at + 1)) && source.word(at - 1) !== '.',
      );
      const text = whole ? `import * as ${name} from 'node:${name}';` : `import { ${name} } from 'node:${module}';`;
      const end =
        last === -1
          ? -1
          : source.text.indexOf(
              '\n',
              source.start(source.find(last, ['from']) === -1 ? last : source.find(last, ['from'])),
            );
      if (last === -1) return source.text.startsWith('#!') ? undefined : [source.insert(0, `${text}\n`)];
      return end === -1 ? undefined : [source.insert(end + 1, `${text}\n`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2304', message: "Cannot find name 'readFileSync'.", line: 2, column: 14 },
        before: "import { argv } from 'node:process';\nconst text = readFileSync(argv[2]);\n",
        after:
          "import { argv } from 'node:process';\nimport { readFileSync } from 'node:fs';\nconst text = readFileSync(argv[2]);\n",
      },
    ],
  },
  {
    name: 'top-level-await',
    title: 'make the file a module',
    tools,
    codes: ['TS1375'],
    message: /^'await' expressions are only allowed at the top level of a file when that file is a module/,
    safety: 'unsafe',
    edit: ({ lines }) => {
      const source = Source.of(lines);
      return [source.insert(source.text.trimEnd().length, '\n\nexport { };')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1375',
          message:
            "'await' expressions are only allowed at the top level of a file when that file is a module, but this file has no imports or exports. Consider adding an empty 'export {}' to make this file a module.",
          line: 1,
          column: 1,
        },
        before: 'await start();\n',
        after: 'await start();\n\nexport { };\n',
      },
    ],
  },
  {
    name: 'uncalled-decorator',
    title: 'call the function that makes the decorator',
    tools,
    codes: ['TS1329'],
    message:
      /accepts too few arguments to be used as a decorator here\. Did you mean to call it first and write '@(?<name>[\w$.]+)\(\)'\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const at = source.named(context);
      const from = source.word(at) === '@' ? at + 1 : at;
      let token = from;
      while (source.word(token + 1) === '.') token += 2;
      if (at === -1 || source.code(from, token + 1) !== context.groups.name) return undefined;
      return [source.insert(source.end(token), '()')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1329',
          message:
            "'sealed' accepts too few arguments to be used as a decorator here. Did you mean to call it first and write '@sealed()'?",
          line: 4,
          column: 1,
        },
        before: 'function sealed() {\n  return (_target: unknown) => {};\n}\n@sealed\nclass A {}\n',
        after: 'function sealed() {\n  return (_target: unknown) => {};\n}\n@sealed()\nclass A {}\n',
      },
    ],
  },
];

const namespaces = new Set('fs path os util http https crypto child_process url zlib stream readline'.split(' '));

const functionModules = new Map(
  Object.entries({
    fs: 'readFileSync writeFileSync existsSync mkdirSync readdirSync statSync rmSync createReadStream createWriteStream appendFileSync mkdtempSync',
    path: 'dirname basename extname',
    url: 'fileURLToPath pathToFileURL',
    os: 'tmpdir homedir',
    child_process: 'spawn spawnSync execFile execFileSync execSync',
    crypto: 'createHash randomUUID randomBytes',
    util: 'promisify inspect',
  }).flatMap(([module, names]) => names.split(' ').map((name) => [name, module])),
);
