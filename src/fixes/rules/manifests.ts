import type { Rule, RuleContext, RuleEdit } from '../rule.ts';
import { isCode } from './code-text.ts';
import { addToCargoToml, addToPackageJson, addToRequirements, findManifest } from './manifest-text.ts';

/**
 * Packages that the source uses and the manifest does not name. The name is taken only where the source itself has it: a log must not choose what is
 * installed. Without a registry at hand the version is any, unless the package is installed already.
 */
export const manifestRules: readonly Rule[] = [
  {
    name: 'package-json-dependency',
    title: 'add the package to the dependencies of package.json',
    tools: ['tsc', 'node'],
    message: /^(?:Error: )?Cannot find (?:module|package) '(?<specifier>[^']+)'/,
    safety: 'unsafe',
    edit: (context) => {
      const { specifier = '' } = context.groups;
      const name = packageOf(specifier);
      return name !== undefined && isImported(context.line, specifier)
        ? addPackage(context, 'dependencies', name)
        : undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2307',
          message: "Cannot find module 'lodash' or its corresponding type declarations.",
          line: 1,
          column: 22,
        },
        before: "import { sumBy } from 'lodash';\n",
        after: "import { sumBy } from 'lodash';\n",
        beside: {
          file: 'package.json',
          before: '{\n  "name": "shop",\n  "dependencies": {\n    "express": "^4.0.0"\n  }\n}\n',
          after: '{\n  "name": "shop",\n  "dependencies": {\n    "express": "^4.0.0",\n    "lodash": "*"\n  }\n}\n',
        },
      },
      {
        file: 'a.cjs',
        diagnostic: {
          tool: 'node',
          code: 'Error',
          message: "Error: Cannot find module '@shop/prices/all'",
          line: 1,
          column: 16,
        },
        before: "const prices = require('@shop/prices/all');\n",
        after: "const prices = require('@shop/prices/all');\n",
        beside: {
          file: 'package.json',
          before: '{\n  "name": "shop",\n  "private": true\n}\n',
          after: '{\n  "name": "shop",\n  "private": true,\n  "dependencies": {\n    "@shop/prices": "*"\n  }\n}\n',
        },
      },
    ],
  },
  {
    name: 'package-json-types',
    title: 'add the type declarations to the devDependencies of package.json',
    tools: ['tsc'],
    codes: ['TS7016', 'TS2580', 'TS2591', 'TS2582', 'TS2593'],
    message:
      /^(?:Could not find a declaration file for module '(?<specifier>[^']+)'|Cannot find name '(?<name>[^']+)'\. Do you need to install type definitions for (?<kind>node|a test runner)\?)/,
    safety: 'unsafe',
    edit: (context) => {
      const { specifier, name = '', kind } = context.groups;
      if (specifier === undefined) {
        const types = kind === 'node' ? 'node' : testRunnerOf(context);
        return types !== undefined && context.line.includes(name)
          ? addPackage(context, 'devDependencies', `@types/${types}`)
          : undefined;
      }
      const wanted = packageOf(specifier);
      if (wanted === undefined || !isImported(context.line, specifier)) return undefined;
      return addPackage(context, 'devDependencies', `@types/${wanted.replace(/^@(.*)\//, '$1__')}`);
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2591',
          message:
            "Cannot find name 'process'. Do you need to install type definitions for node? Try `npm i --save-dev @types/node` and then add 'node' to the types field in your tsconfig.",
          line: 1,
          column: 14,
        },
        before: 'const home = process.env.HOME;\n',
        after: 'const home = process.env.HOME;\n',
        beside: {
          file: 'package.json',
          before: '{\n  "name": "shop",\n  "devDependencies": {\n    "vitest": "^4.0.0"\n  }\n}\n',
          after:
            '{\n  "name": "shop",\n  "devDependencies": {\n    "@types/node": "*",\n    "vitest": "^4.0.0"\n  }\n}\n',
        },
      },
    ],
  },
  {
    name: 'cargo-dependency',
    title: 'add the crate to Cargo.toml',
    tools: ['rustc'],
    codes: ['E0432', 'E0433', 'E0463'],
    message:
      /^(?:unresolved import `(?<import>\w+)|cannot find module or crate `(?<module>\w+)`|failed to resolve: use of (?:undeclared crate or module|unresolved module or unlinked crate) `(?<crate>\w+)`|can't find crate for `(?<extern>\w+)`)/,
    safety: 'unsafe',
    edit: (context) => {
      const { line, groups, diagnostic } = context;
      const name = groups.import ?? groups.module ?? groups.crate ?? groups.extern ?? '';
      const said = diagnostic.related?.some(({ message }) => message.includes(`\`cargo add ${name}\``));
      // Else it may be a module of the project that is misspelt.
      if (!said && groups.extern === undefined) return undefined;
      if (/^(?:crate|self|super|std|core|alloc)$/.test(name) || !isPath(line, name)) return undefined;
      const manifest = findManifest(context, 'Cargo.toml');
      return inManifest(manifest?.file, manifest && addToCargoToml(manifest.lines, name));
    },
    examples: [
      {
        file: 'main.rs',
        diagnostic: {
          tool: 'rustc',
          code: 'E0432',
          message: 'unresolved import `regex`',
          line: 1,
          column: 5,
          related: [
            {
              message:
                'help: if you wanted to use a crate named `regex`, use `cargo add regex` to add it to your `Cargo.toml`',
            },
          ],
        },
        before: 'use regex::Regex;\n',
        after: 'use regex::Regex;\n',
        beside: {
          file: 'Cargo.toml',
          before: '[package]\nname = "shop"\n\n[dependencies]\nanyhow = "1"\n',
          after: '[package]\nname = "shop"\n\n[dependencies]\nregex = "*"\nanyhow = "1"\n',
        },
      },
    ],
  },
  {
    name: 'python-requirement',
    title: 'add the distribution to requirements.txt',
    tools: ['python', 'pytest', 'mypy'],
    message:
      /(?:No module named '(?<missing>[\w.]+)'|Cannot find implementation or library stub for module named "(?<stub>[\w.]+)")/,
    safety: 'unsafe',
    edit: (context) => {
      const [name = ''] = (context.groups.missing ?? context.groups.stub ?? '').split('.');
      if (!new RegExp(`^\\s*(?:import|from)\\s.*\\b${name}\\b`).test(context.line)) return undefined;
      // A module of the project that Python does not find is a matter of paths.
      const own = [`${name}.py`, `${name}/__init__.py`, `src/${name}/__init__.py`];
      if (own.some((file) => findManifest(context, file))) return undefined;
      const manifest = findManifest(context, 'requirements.txt');
      return inManifest(manifest?.file, manifest && addToRequirements(manifest.lines, distributions.get(name) ?? name));
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'ModuleNotFoundError',
          message: "ModuleNotFoundError: No module named 'yaml'",
          line: 1,
        },
        before: 'import yaml\n',
        after: 'import yaml\n',
        beside: { file: 'requirements.txt', before: 'requests>=2\n', after: 'requests>=2\nPyYAML\n' },
      },
    ],
  },
];

/** `lodash/fp` is of `lodash`; paths, aliases and Node's own modules are of no package. */
function packageOf(specifier: string): string | undefined {
  const name = /^(?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*(?=\/|$)/.exec(specifier)?.[0];
  return specifier.startsWith('node:') ? undefined : name;
}

function isImported(line: string, specifier: string): boolean {
  return [`'${specifier}'`, `"${specifier}"`].some((quoted) => {
    const at = line.indexOf(quoted);
    return at !== -1 && isCode(line, at) && /(?:\bfrom|\bimport|\brequire)\s*\(?\s*$/.test(line.slice(0, at));
  });
}

/** The runner that the project has; where it has none that declares globals, nothing is guessed. */
function testRunnerOf(context: RuleContext): string | undefined {
  const text = findManifest(context, 'package.json')?.lines.join('\n') ?? '';
  return ['jest', 'mocha', 'jasmine'].find((runner) => text.includes(`"${runner}":`));
}

function addPackage(
  context: RuleContext,
  section: 'dependencies' | 'devDependencies',
  name: string,
): readonly RuleEdit[] | undefined {
  const manifest = findManifest(context, 'package.json');
  if (!manifest) return undefined;
  const installed = findManifest(context, `node_modules/${name}/package.json`)?.lines.join('\n') ?? '';
  const version = /"version"\s*:\s*"(\d[\w.+-]*)"/.exec(installed)?.[1];
  return inManifest(
    manifest.file,
    addToPackageJson(manifest.lines, section, name, version === undefined ? '*' : `^${version}`),
  );
}

function inManifest(file: string | undefined, edit: RuleEdit | undefined): readonly RuleEdit[] | undefined {
  return file !== undefined && edit ? [{ ...edit, file }] : undefined;
}

function isPath(line: string, name: string): boolean {
  const at = line.search(new RegExp(`\\b${name}\\b`));
  return (
    at !== -1 &&
    isCode(line, at) &&
    (line.startsWith('::', at + name.length) || /\b(?:use|crate)\s+$/.test(line.slice(0, at)))
  );
}

/** Distributions that are not called as what they bring along. */
const distributions: ReadonlyMap<string, string> = new Map([
  ['attr', 'attrs'],
  ['bs4', 'beautifulsoup4'],
  ['cv2', 'opencv-python'],
  ['dateutil', 'python-dateutil'],
  ['docx', 'python-docx'],
  ['dotenv', 'python-dotenv'],
  ['fitz', 'PyMuPDF'],
  ['git', 'GitPython'],
  ['jose', 'python-jose'],
  ['jwt', 'PyJWT'],
  ['ldap', 'python-ldap'],
  ['magic', 'python-magic'],
  ['MySQLdb', 'mysqlclient'],
  ['OpenSSL', 'pyOpenSSL'],
  ['PIL', 'Pillow'],
  ['pkg_resources', 'setuptools'],
  ['pptx', 'python-pptx'],
  ['serial', 'pyserial'],
  ['skimage', 'scikit-image'],
  ['sklearn', 'scikit-learn'],
  ['usb', 'pyusb'],
  ['websocket', 'websocket-client'],
  ['win32api', 'pywin32'],
  ['yaml', 'PyYAML'],
  ['zmq', 'pyzmq'],
]);
