import { type Kind, misspell, type Site, swap } from './mutation.ts';

/** Slips in TypeScript that its compiler reports, with `noUnusedLocals`. */
export const typescriptKinds: readonly Kind[] = [
  {
    name: 'no-closing-parenthesis',
    weight: 2,
    slip: (site) => (inCode(site) ? swap(site, /\)(?=\s*;?\s*$|\s*\{\s*$)/g, '') : undefined),
  },
  { name: 'extra-parenthesis', slip: (site) => (inCode(site) ? swap(site, /\)(?=;\s*$)/g, '))') : undefined) },
  {
    name: 'no-comma',
    weight: 2,
    slip: (site) =>
      inCode(site) && !/^\s*(?:import|export)\b/.test(site.masked)
        ? swap(site, /(?<=[\w'")]),(?= ['"\w])/g, '')
        : undefined,
  },
  { name: 'no-brace', most: 1, slip: (site) => (/^\s+\}\s*$/.test(site.masked) ? [] : undefined) },
  { name: 'no-end-quote', slip: (site) => (inCode(site) ? swap(site, /(?<=·)["'](?=[),;])/g, '') : undefined) },
  {
    name: 'misspelt-keyword',
    weight: 2,
    slip: (site) =>
      inCode(site)
        ? swap(site, /(?<=^\s*)(?:const|return|function|export|import|class|interface|while|else)\b(?= )/g, (found) =>
            misspell(found[0], site),
          )
        : undefined,
  },
  {
    name: 'misspelt-name',
    weight: 5,
    slip: (site) =>
      isInside(site)
        ? swap(site, /(?<![.\w$])[a-z]\w{3,}\b(?!\s*[:=?](?![=.]))/g, (found) =>
            keywords.has(found[0]) ? undefined : misspell(found[0], site),
          )
        : undefined,
  },
  {
    name: 'misspelt-member',
    weight: 4,
    slip: (site) =>
      isInside(site) ? swap(site, /(?<=\w\??\.)[a-z]\w{3,}\b/g, (found) => misspell(found[0], site)) : undefined,
  },
  {
    name: 'misspelt-type',
    weight: 3,
    slip: (site) =>
      inCode(site)
        ? swap(site, /(?<=: )(?:string|number|boolean|void|never|unknown|[A-Z]\w{3,})\b/g, (found) =>
            misspell(found[0], site),
          )
        : undefined,
  },
  {
    name: 'misspelt-import',
    weight: 2,
    most: 3,
    slip: (site) =>
      swap(site, /(?<=^import (?:type )?\{.*)\b[A-Za-z]\w{3,}(?=[ ,])/g, (found) =>
        found[0] === 'type' ? undefined : misspell(found[0], site),
      ),
  },
  {
    name: 'misspelt-module',
    most: 2,
    slip: ({ line, words, pick }) => {
      const path = /^import .*'\.[./]*\/(\w+)';$/.exec(line);
      const wrong = path?.[1] && misspell(path[1], { words, pick });
      return wrong ? line.replace(`/${path?.[1]}'`, `/${wrong}'`) : undefined;
    },
  },
  {
    name: 'no-import',
    weight: 2,
    most: 2,
    slip: ({ line }) => (/^import \{ \w+ \} from '\./.test(line) ? [] : undefined),
  },
  {
    name: 'unused-import',
    most: 1,
    weight: 2,
    slip: ({ line, words }) =>
      /^import /.test(line) && !words.has('basename') ? ["import { basename } from 'node:path';", line] : undefined,
  },
  {
    name: 'unused-variable',
    weight: 2,
    slip: (site) =>
      /^\s+(?:return|const|let)\b.*;\s*$/.test(site.masked) && /[;{}]\s*$/.test(previous(site))
        ? [`${/^\s*/.exec(site.line)?.[0]}const spare${site.at} = 0;`, site.line]
        : undefined,
  },
  {
    name: 'const-for-let',
    weight: 2,
    slip: (site) => {
      const name = /^\s*let (\w+)\b.*=/.exec(site.masked)?.[1];
      return name &&
        new RegExp(`(?<![.\\w])${name}\\s*(?:[-+]?=(?!=)|\\+\\+|--)|(?:\\+\\+|--)${name}\\b`).test(
          site.code.slice(site.at + 1).join('\n'),
        )
        ? site.line.replace('let', 'const')
        : undefined;
    },
  },
  {
    name: 'no-return',
    weight: 1,
    slip: (site) =>
      /^\s{2,}return [^;]+;\s*$/.test(site.masked) &&
      /^\s*\}\s*$/.test(site.code[site.at + 1] ?? '') &&
      /\)\s*:\s*(?!void|any|undefined|unknown)[\w<>[\]., |]+\{\s*$/.test(previous(site))
        ? site.line.replace('return ', '')
        : undefined,
  },
  { name: 'no-await', slip: (site) => (inCode(site) ? swap(site, /(?<=[=(] ?)await (?=\w)/g, '') : undefined) },
  {
    name: 'no-colon',
    slip: (site) =>
      inCode(site) ? swap(site, /(?<=[(,]\s*\w+):(?= (?:string|number|boolean|[A-Z]))/g, '') : undefined,
  },
];

const keywords = new Set(
  'const return function export import class interface while else this typeof instanceof keyof readonly extends implements public private protected static async await yield throw delete case break continue default super void never true false null undefined string number boolean unknown infer type declare abstract finally catch switch with from'.split(
    ' ',
  ),
);

function inCode({ masked }: Site): boolean {
  return masked.trim() !== '' && !/^\s*\*/.test(masked) && !masked.includes('`');
}

function isInside(site: Site): boolean {
  return (
    inCode(site) &&
    /^\s+\S/.test(site.masked) &&
    !/^\s*(?:import|export|interface|type|function|public|private|protected|readonly|constructor|class)\b/.test(
      site.masked,
    ) &&
    !/^\s*\w+\??\s*[(:<]/.test(site.masked)
  );
}

function previous({ code, at }: Site): string {
  return code.slice(0, at).findLast((text) => text.trim() !== '') ?? '';
}
