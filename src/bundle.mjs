// Puts the modules that every start needs into two files. A module costs half a millisecond wherever it lies: hundreds of
// them, opened one after the other, made a start take half a second. Called by the build with the folder of compiled
// modules. Each module becomes a function that is called once, so names and stacks stay as they were written; modules
// that are loaded only on demand stay files, and find the others through what is left in their place. A bundler as a
// dependency was the alternative: the compiler's output is so regular that these lines do it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const folder = resolve(process.argv[2]);

/** By file, the modules that it holds together with everything that they import, unless a file above holds it. */
const bundles = {
  'pipelines/start.js': ['pipelines/main-job.js', 'pipelines/context.js', 'src/parser/parse-log.js'],
  'src/state/start.js': ['src/state/runs.js'],
  'src/cli/start.js': ['src/cli/program.js', 'src/cli/stdin.js', 'src/cli/replay.js'],
};

/** Packages in CommonJS are required: `import` would first search their whole text for what they export. */
const commonJs = new Set(['commander', 'highland', 'level', 'lru-cache']);

/** By path of a module, the file that holds it now. */
const homes = new Map();
for (const [file, roots] of Object.entries(bundles)) writeBundle(join(folder, file), roots);
leaveReferences();

function writeBundle(file, roots) {
  const modules = inOrder(roots.map((root) => join(folder, root)).filter((path) => !homes.has(path)));
  for (const path of modules) homes.set(path, file);
  const outside = new Map();
  const bodies = modules.map((path) => toFunction(path, file, outside));
  const names = modules.map(nameOf);
  const head = [`import { createRequire } from 'node:module';`, ...outside.values()];
  const text = [...head, ...bodies, `export { ${names.join(', ')} };`, ''].join('\n');
  writeFileSync(file, text);
}

/** Whatever a module imports stands before it. */
function inOrder(roots) {
  const done = new Set();
  const visit = (path, importers) => {
    if (importers.includes(path)) throw new Error(`${path} imports itself by way of ${importers.join(', ')}`);
    if (done.has(path) || homes.has(path)) return;
    for (const { from } of readModule(path).imports) {
      if (from.startsWith('.')) visit(resolve(dirname(path), from), [...importers, path]);
    }
    done.add(path);
  };
  for (const root of roots) visit(root, []);
  return [...done];
}

function readModule(path) {
  const imports = [];
  const exported = [];
  const body = readFileSync(path, 'utf8')
    .replace(/^#!.*\n/, '')
    .replace(/^import (?:(.+) from )?'(.+)';$/gm, (_, names = '{}', from) => {
      imports.push({ names: toPattern(names, from), from });
      return '';
    })
    .replace(/^export \{(.*)\}(?: from '(.+)')?;$/gm, (_, list, from) => {
      const names = list.split(',').map((each) => each.trim());
      for (const name of names.filter(Boolean)) exported.push(name);
      if (from) imports.push({ names: `{ ${list} }`, from });
      return '';
    })
    .replace(/^export ((?:async )?function\*? |class |const )(\w+)/gm, (_, kind, name) => {
      exported.push(name);
      return kind + name;
    });
  const left = /^(?:import|export) .*/m.exec(body);
  if (left) throw new Error(`${path} can't be bundled: ${left[0]}`);
  return { imports, body, exported: exported.sort() };
}

/** What stands between `import` and `from`, as what a constant is declared with. */
function toPattern(names, from) {
  const whole = /^(?:\* as )?(\w+)$/.exec(names)?.[1];
  if (!whole) return names.replace(/ as /g, ': ');
  return names === whole && !commonJs.has(from) ? `{ default: ${whole} }` : whole;
}

function toFunction(path, file, outside) {
  const { imports, body, exported } = readModule(path);
  const taken = imports.map(({ names, from }) => {
    const target = resolve(dirname(path), from);
    const name = from.startsWith('.') ? nameOf(target) : `outside_${from.replace(/\W/g, '_')}`;
    if (!from.startsWith('.')) outside.set(from, load(name, from));
    else if (homes.get(target) !== file)
      outside.set(name, `import { ${name} } from '${pathFrom(file, homes.get(target))}';`);
    return `const ${names} = ${name};`;
  });
  const text = body
    .replaceAll('import.meta.url', `new URL('${pathFrom(file, path)}', import.meta.url).href`)
    .replace(/\bimport\('(\..+?)'\)/g, (_, from) => importLater(file, resolve(dirname(path), from)));
  return `const ${nameOf(path)} = (() => {\n${taken.join('\n')}\n${text}\nreturn { ${exported.join(', ')} };\n})();`;
}

function importLater(file, target) {
  const home = homes.get(target);
  if (home === file) return `Promise.resolve(${nameOf(target)})`;
  if (home) return `import('${pathFrom(file, home)}').then((bundle) => bundle.${nameOf(target)})`;
  return `import('${pathFrom(file, target)}')`;
}

function load(name, from) {
  return commonJs.has(from)
    ? `const ${name} = createRequire(import.meta.url)('${from}');`
    : `import * as ${name} from '${from}';`;
}

/** A module that is in a bundle and that others still ask for gives them what is there; the rest is taken away. */
function leaveReferences() {
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
  const asked = new Set(files.filter((path) => !homes.has(path)).flatMap((path) => [...importedBy(path)]));
  for (const [path, home] of homes) {
    const { exported } = readModule(path);
    if (!asked.has(path) || exported.length === 0) rmSync(path);
    else
      writeFileSync(
        path,
        `import { ${nameOf(path)} as bundled } from '${pathFrom(path, home)}';\n` +
          `export const { ${exported.join(', ')} } = bundled;\n`,
      );
  }
}

function importedBy(path) {
  const specifiers = readFileSync(path, 'utf8').matchAll(/(?:\bfrom |\bimport\()'(\..+?)'/g);
  return [...specifiers].map(([, from]) => resolve(dirname(path), from));
}

function pathFrom(file, target) {
  const path = relative(dirname(file), target).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

function nameOf(path) {
  return relative(folder, path).replace(/\.js$/, '').replace(/\W/g, '_');
}
