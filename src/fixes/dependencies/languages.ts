import { posix } from 'node:path';

/** How a language names the files that a file depends on. Paths are relative to the root, with slashes. */
export interface Language {
  readonly extensions: readonly string[];
  /** With one group that takes part: what is named. Bounded, since sources may be generated and long. */
  readonly names: RegExp;
  /** Where it may stand, the likeliest first. */
  readonly places: (name: string, file: string) => readonly string[];
}

export function languageOf(file: string): Language | undefined {
  return byExtension.get(posix.extname(file).toLowerCase());
}

const scripts = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'];
const scriptEndings = ['', '.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];

const languages: readonly Language[] = [
  {
    extensions: ['.c', '.h', '.cc', '.hh', '.cpp', '.hpp', '.cxx', '.hxx', '.inl', '.ipp', '.m', '.mm', '.cu', '.cuh'],
    names: /^[ \t]*#[ \t]*(?:include|include_next|import)[ \t]*["<]([^">\n]{1,300})[">]/gm,
    places: (name, file) => {
      const folder = posix.dirname(file);
      const parents = [folder, '', 'include', 'src', posix.join(folder, '../include'), posix.join(folder, '..')];
      return parents.map((parent) => posix.join(parent, name));
    },
  },
  {
    extensions: scripts,
    names:
      /\b(?:import|export)\b[^'"`;]{0,2000}?\bfrom\s{0,9}['"](\.[^'"\n]{1,300})['"]|\b(?:import|require)\s{0,9}\(?\s{0,9}['"](\.[^'"\n]{1,300})['"]/g,
    places: (name, file) => {
      const path = posix.join(posix.dirname(file), name);
      // In TypeScript `./a.js` means a.ts as long as nothing was compiled.
      const source = path.replace(/\.(?=[cm]?js$)([cm]?)js$/, '.$1ts');
      const index = scriptEndings.slice(1).map((ending) => posix.join(path, `index${ending}`));
      return [
        ...(source === path ? [] : [source, `${source}x`]),
        ...scriptEndings.map((ending) => path + ending),
        ...index,
      ];
    },
  },
  {
    extensions: ['.py', '.pyi'],
    names: /^[ \t]*(?:from[ \t]+([.\w]{1,300}(?:[ \t]+import[ \t]+\w{1,100})?)|import[ \t]+([.\w]{1,300}))/gm,
    places: (statement, file) => {
      const [module = '', name] = statement.split(/[ \t]+import[ \t]+/);
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const path = module.slice(dots).replaceAll('.', '/');
      const up = posix.join(posix.dirname(file), '../'.repeat(Math.max(0, dots - 1)));
      const bases = dots > 0 ? [up] : [posix.dirname(file), '', 'src'];
      const paths = bases.flatMap((base) => [...(name ? [posix.join(base, path, name)] : []), posix.join(base, path)]);
      return paths.flatMap((each) => [`${each}.py`, `${each}.pyi`, `${each}/__init__.py`]);
    },
  },
  {
    extensions: ['.rs'],
    names:
      /^[ \t]*(?:pub(?:\([\w: ]{1,40}\))?[ \t]+)?(?:mod[ \t]+(\w{1,100})[ \t]*;|use[ \t]+((?:crate|super|self)(?:::\w{1,100}){1,20}))/gm,
    places: (name, file) => {
      const folder = posix.dirname(file);
      const stem = posix.basename(file, '.rs');
      const own = ['mod', 'lib', 'main'].includes(stem) ? folder : posix.join(folder, stem);
      if (!name.includes('::')) return [`${own}/${name}.rs`, `${own}/${name}/mod.rs`];
      const [first, ...parts] = name.split('::');
      const crate = file.slice(0, file.lastIndexOf('src/') + 3);
      const base = first === 'crate' ? crate : first === 'self' ? own : posix.dirname(own);
      // The last words may be a type or a function in the module.
      return parts.flatMap((_, i) => {
        const path = posix.join(base, ...parts.slice(0, parts.length - i));
        return [`${path}.rs`, `${path}/mod.rs`];
      });
    },
  },
  {
    extensions: ['.java', '.kt', '.kts', '.scala', '.groovy'],
    names: /^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]{1,300})/gm,
    places: (name, file) => {
      const parts = name.split('.');
      const root = sourceRoot(file, parts[0] ?? '');
      const ending = posix.extname(file);
      // The last words may be a member of the class.
      return [0, 1].map((drop) => posix.join(root, ...parts.slice(0, parts.length - drop)) + ending);
    },
  },
];

/** The folder in which the packages begin: the part of the path in front of the first word that imports begin with. */
function sourceRoot(file: string, first: string): string {
  const at = `/${file}`.lastIndexOf(`/${first}/`);
  return at === -1 ? posix.dirname(file) : file.slice(0, at);
}

const byExtension = new Map(
  languages.flatMap((language) => language.extensions.map((each) => [each, language] as const)),
);
