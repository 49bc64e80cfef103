// Puts the compiled formats into one file. Hundreds of small modules, opened one after the other, made a start take half
// a second; in one file they take a tenth of that. Called by the build with the folder of compiled formats.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const registry = join(folder, 'registry.js');
const entries = [...readFileSync(registry, 'utf8').matchAll(/^export \{ (\w+) \} from '\.\/(.+)';$/gm)];

/** By module, the names that the formats take from it: each is imported once. */
const imports = new Map();
const formats = entries.map(([, name, file]) => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8').replace(/^import \{([^}]*)\} from '([^']+)';$/gm, (_, names, from) => {
    const known = imports.get(from) ?? new Set();
    for (const each of names.split(',')) known.add(each.trim());
    imports.set(from, known);
    return '';
  });
  // What could not be moved into a function has to stay a module of its own.
  if (/^import |^export (?!const |\{\})/m.test(text)) throw new Error(`${path} can't be bundled`);
  rmSync(path);
  return `export const ${name} = (() => {\n${text.replace(/^export const /m, 'const ').replace(/^export \{\};$/m, '')}\nreturn ${name};\n})();`;
});
const taken = [...imports.values()].flatMap((names) => [...names]);
const twice = taken.find((each, i) => taken.indexOf(each) !== i);
if (twice) throw new Error(`two modules of src/formats/shared export ${twice}`);
const lines = [...imports].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`);
writeFileSync(registry, `${lines.join('\n')}\n${formats.join('\n')}\n`);
