import { type Kind, misspell, type Site, swap } from './mutation.ts';

/** Slips in C that a compiler reports. */
export const cKinds: readonly Kind[] = [
  { name: 'no-semicolon', weight: 3, slip: (site) => (isStatement(site) ? swap(site, /;(?=\s*$)/g, '') : undefined) },
  {
    name: 'no-closing-parenthesis',
    weight: 2,
    slip: (site) => inCode(site) && swap(site, /\)(?=\s*(?:;|\{)?\s*$)/g, ''),
  },
  {
    name: 'no-opening-parenthesis',
    slip: (site) => inCode(site) && swap(site, /(?<=\b(?:if|while|switch)\s*)\(/g, ''),
  },
  { name: 'no-comma', weight: 2, slip: (site) => isStatement(site) && swap(site, /,(?=\s*\w)/g, '') },
  { name: 'extra-parenthesis', slip: (site) => isStatement(site) && swap(site, /\)(?=;\s*$)/g, '))') },
  { name: 'no-brace', most: 1, slip: (site) => (/^\s+\}\s*$/.test(site.masked) ? [] : undefined) },
  {
    name: 'misspelt-name',
    weight: 4,
    slip: (site) =>
      isInside(site) &&
      swap(site, /(?<![.>\w])[a-z_]\w{3,}(?!\w|\s*\()/g, (found) =>
        keywords.has(found[0]) ? undefined : misspell(found[0], site),
      ),
  },
  {
    name: 'misspelt-function',
    weight: 2,
    slip: (site) =>
      isInside(site) && /[;,{]\s*$/.test(site.masked)
        ? swap(site, /(?<![.>\w])[a-z]\w{3,}(?=\()/g, (found) =>
            keywords.has(found[0]) ? undefined : misspell(found[0], site),
          )
        : undefined,
  },
  {
    name: 'misspelt-member',
    weight: 2,
    slip: (site) => isInside(site) && swap(site, /(?<=\w(?:->|\.))[a-z_]\w{3,}/g, (found) => misspell(found[0], site)),
  },
  {
    name: 'misspelt-type',
    weight: 2,
    slip: (site) =>
      inCode(site) &&
      swap(
        site,
        /(?<=^\s*)(?:unsigned|size_t|uint\d+_t|char|struct|static|const|[A-Z]\w{3,}(?=\s+\*?\w+\s*[;=,]))/g,
        (found) => misspell(found[0], site),
      ),
  },
  {
    name: 'misspelt-keyword',
    weight: 2,
    slip: (site) =>
      inCode(site) &&
      swap(site, /\b(?:return|else|while|break|case|switch|continue)\b/g, (found) => misspell(found[0], site)),
  },
  { name: 'dot-for-arrow', weight: 2, slip: (site) => isInside(site) && swap(site, /(?<=\w)->/g, '.') },
  { name: 'arrow-for-dot', slip: (site) => isInside(site) && swap(site, /(?<=[a-z_]\w*)\.(?=[a-z])/g, '->') },
  {
    name: 'assignment-in-condition',
    weight: 2,
    slip: (site) => (/^\s*(?:else )?if \(/.test(site.masked) ? swap(site, /==(?=[^=]*$)/g, '=') : undefined),
  },
  { name: 'no-end-quote', slip: (site) => swap(site, /(?<=·)"(?=[),;])/g, '') },
  {
    name: 'no-include',
    most: 1,
    slip: ({ line }) =>
      /^#\s*include <(?:stdio|stdlib|string|ctype|limits|errno|time|math)\.h>/.test(line) ? [] : undefined,
  },
  {
    name: 'wrong-format',
    weight: 2,
    slip: ({ line }) =>
      /printf\s*\(/.test(line) && /%(?:s|d|ld|lu|u)\b/.test(line)
        ? line.replace(/%(s|d|ld|lu|u)\b/, (_, of) => (of === 's' ? '%d' : of === 'd' ? '%s' : '%s'))
        : undefined,
  },
  {
    name: 'unused-variable',
    weight: 2,
    slip: (site) =>
      isStatement(site) && /^\s+(?:int|char|size_t|unsigned)\b[^(]*;/.test(site.masked)
        ? [`${/^\s*/.exec(site.line)?.[0]}int spare_${site.at};`, site.line]
        : undefined,
  },
  {
    name: 'declared-twice',
    slip: (site) =>
      /^\s+(?:int|char|size_t|unsigned)\s+\*?\w+;\s*$/.test(site.masked) ? [site.line, site.line] : undefined,
  },
  { name: 'colon-for-semicolon', slip: (site) => (isStatement(site) ? swap(site, /;(?=\s*$)/g, ':') : undefined) },
];

const keywords = new Set(
  'return else while break case switch continue sizeof goto default static const struct unsigned signed register volatile void char short long float double union enum typedef extern inline'.split(
    ' ',
  ),
);

function inCode({ masked, lines, at }: Site): boolean | undefined {
  return (!/^\s*#/.test(masked) && !/\\\s*$/.test(lines[at - 1] ?? '') && !/\\\s*$/.test(masked)) || undefined;
}

function isInside(site: Site): boolean | undefined {
  return (
    (inCode(site) &&
      /^\s+\S/.test(site.masked) &&
      !/^\s+(?:int|char|long|short|unsigned|size_t|double|float|void|const|static|struct|register)\b/.test(
        site.masked,
      )) ||
    undefined
  );
}

/** A whole statement in one line. */
function isStatement(site: Site): boolean | undefined {
  const before = site.code.slice(0, site.at).findLast((text) => text.trim() !== '') ?? '';
  return (
    (inCode(site) &&
      /^\s+[^\s#].*;\s*$/.test(site.masked) &&
      !/\bfor\b/.test(site.masked) &&
      /[;{}:)]\s*$/.test(before)) ||
    undefined
  );
}
