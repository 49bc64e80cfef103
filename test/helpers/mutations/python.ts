import { type Kind, misspell, type Site, swap } from './mutation.ts';

/** Slips in Python that its compiler or a checker of names reports. */
export const pythonKinds: readonly Kind[] = [
  { name: 'no-colon', weight: 3, slip: (site) => (isHead(site) ? swap(site, /:\s*$/g, '') : undefined) },
  {
    name: 'no-closing-parenthesis',
    weight: 2,
    slip: (site) => (isWhole(site) ? swap(site, /\)(?=:?\s*$)/g, '') : undefined),
  },
  { name: 'extra-parenthesis', slip: (site) => (isWhole(site) ? swap(site, /\)(?=:?\s*$)/g, '))') : undefined) },
  {
    name: 'no-comma',
    weight: 2,
    slip: (site) => (isWhole(site) ? swap(site, /(?<=\(.*[\w"']),(?= [\w"'])/g, '') : undefined),
  },
  { name: 'no-end-quote', slip: (site) => (isWhole(site) ? swap(site, /(?<=·)["'](?=[),\]]|$)/g, '') : undefined) },
  {
    name: 'assignment-in-condition',
    slip: (site) => (/^\s*(?:if|elif|while)\b/.test(site.masked) && isWhole(site) ? swap(site, /==/g, '=') : undefined),
  },
  {
    name: 'misspelt-keyword',
    weight: 2,
    slip: (site) =>
      isWhole(site)
        ? swap(site, /(?<=^\s*)(?:return|import|class|while|raise|else|elif|except|def|yield)\b(?=[ :])/g, (found) =>
            misspell(found[0], site),
          )
        : undefined,
  },
  {
    name: 'misspelt-name',
    weight: 6,
    slip: (site) =>
      isWhole(site) && !/^\s*(?:def|class|import|from|global|nonlocal|for|with|except|@|lambda)\b/.test(site.masked)
        ? swap(site, /(?<![.\w])[a-z_]\w{3,}\b(?!\s*[=:,](?!=)|\s*$)(?!=)/g, (found) =>
            keywords.has(found[0]) || site.line.slice(found.index).match(/^\w+\s*(?:=(?!=)|,.*=)/)
              ? undefined
              : misspell(found[0], site),
          )
        : undefined,
  },
  {
    name: 'no-import',
    most: 2,
    weight: 2,
    slip: ({ line, words }) => (/^import (\w+)$/.test(line) && words.has(line.slice(7)) ? [] : undefined),
  },
  {
    name: 'no-import-name',
    most: 2,
    weight: 2,
    slip: ({ line }) =>
      /^from (?:typing|collections|functools|datetime|pathlib|contextlib|itertools|urllib\.parse|io) import \w+(?:, \w+)*$/.test(
        line,
      )
        ? []
        : undefined,
  },
  {
    name: 'unused-import',
    most: 3,
    weight: 2,
    slip: ({ line, at, words, pick }) => {
      const name = pick(['shelve', 'bisect', 'calendar', 'colorsys', 'statistics']);
      return /^(?:import|from) \w+/.test(line) && name && !words.has(name) && at > 0
        ? [`import ${name}`, line]
        : undefined;
    },
  },
  {
    name: 'unused-variable',
    weight: 2,
    slip: (site) =>
      isWhole(site) && /^\s{4,}(?:return|if|for|self\.\w+ =)\b/.test(site.masked) && insideFunction(site)
        ? [`${/^\s*/.exec(site.line)?.[0]}spare_${site.at} = 0`, site.line]
        : undefined,
  },
  {
    name: 'indent',
    weight: 2,
    slip: (site) => {
      const { line, masked, code, at } = site;
      const margin = (text: string | undefined) => /^\s*/.exec(text ?? '')?.[0];
      // The only line of a block may stand where it likes.
      const isOneOfMany = code[at + 1]?.trim() !== '' && margin(code[at + 1]) === margin(line);
      return isWhole(site) && /^\s+\S/.test(masked) && !isHead(site) && isOneOfMany ? ` ${line}` : undefined;
    },
  },
  {
    name: 'foreign-constant',
    weight: 2,
    slip: (site) =>
      isWhole(site)
        ? swap(site, /\b(?:None|True|False)\b/g, (found) => ({ None: 'null', True: 'true', False: 'false' })[found[0]])
        : undefined,
  },
  {
    name: 'foreign-operator',
    slip: (site) =>
      isWhole(site) ? swap(site, /(?<= )(?:and|or)(?= )/g, (found) => (found[0] === 'and' ? '&&' : '||')) : undefined,
  },
  { name: 'else-if', slip: (site) => swap(site, /(?<=^\s*)elif\b/g, 'else if') },
  { name: 'needless-f', slip: (site) => (isWhole(site) ? swap(site, /(?<=[(=] ?)(?="·+")/g, 'f') : undefined) },
];

const keywords = new Set(
  'return import class while raise else elif except yield from with async await lambda None True False not and or in is pass break continue global assert finally self print super isinstance'.split(
    ' ',
  ),
);

function isHead({ masked }: Site): boolean {
  return /^\s*(?:if|elif|else|for|while|def|class|try|except|with|finally)\b.*:\s*$/.test(masked);
}

/** A line that is a statement as a whole. */
function isWhole({ lines, code, at, masked }: Site): boolean {
  const before = code.slice(0, at).findLast((text) => text.trim() !== '') ?? '';
  if (masked.trim() === '' || /^\s*(?:·|"""|''')/.test(masked) || /"""|'''/.test(lines[at] ?? '')) return false;
  if (/[([{,\\]\s*$/.test(before) || /[([{,\\]\s*$/.test(masked) || /^\s*[)\]}]/.test(masked)) return false;
  const count = (pattern: RegExp) => (masked.match(pattern) ?? []).length;
  return count(/[([{]/g) === count(/[)\]}]/g) && depthAt(code, at) === 0;
}

function depthAt(code: readonly string[], at: number): number {
  const text = code.slice(0, at).join('\n');
  return (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length;
}

function insideFunction({ code, at, line }: Site): boolean {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const head = code
    .slice(0, at)
    .findLast((text) => text.trim() !== '' && (/^\s*/.exec(text)?.[0].length ?? 0) < indent);
  return (
    head !== undefined &&
    /^\s*(?:def|if|else|for|try|with)\b.*:\s*$/.test(head) &&
    code.slice(0, at).some((text) => /^\s*def\b/.test(text))
  );
}
