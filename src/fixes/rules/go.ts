import { insert, type Rule, type RuleEdit, removeLine, replace } from '../rule.ts';

const tools = ['go'] as const;

export const goRules: readonly Rule[] = [
  {
    name: 'go-unused-import',
    title: 'remove the import that is not used',
    tools,
    message: /^"(?<path>[^"]+)" imported (?:as \w+ )?and not used/,
    safety: 'safe',
    edit: ({ line, at, groups: { path = '' } }) =>
      new RegExp(`^\\s*(?:import\\s+)?(?:\\w+\\s+)?"${escapePattern(path)}"\\s*(?://.*)?$`).test(line)
        ? [removeLine(at)]
        : undefined,
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: '"os" imported and not used', line: 5, column: 2 },
        before: 'package a\n\nimport (\n\t"fmt"\n\t"os"\n)\n',
        after: 'package a\n\nimport (\n\t"fmt"\n)\n',
      },
    ],
  },
  {
    name: 'go-unused-variable',
    title: 'assign to the blank identifier',
    tools,
    message: /^declared and not used: (?<name>\w+)$|^(?<older>\w+) declared (?:and|but) not used$/,
    safety: 'safe',
    edit: ({ line, at, groups: { name, older } }) => {
      const alone = new RegExp(`^(\\s*)${name ?? older}\\s*:=`).exec(line);
      return alone ? [replace(at, alone[1]?.length ?? 0, alone[0].length - (alone[1]?.length ?? 0), '_ =')] : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'declared and not used: x', line: 4, column: 2 },
        before: 'package a\n\nfunc f() {\n\tx := g()\n}\n',
        after: 'package a\n\nfunc f() {\n\t_ = g()\n}\n',
      },
    ],
  },
  {
    name: 'go-missing-import',
    title: 'import the package of the standard library',
    tools,
    message: /^undefined: (?<name>\w+)$/,
    safety: 'safe',
    edit: ({ lines, line, index, groups: { name = '' } }) => {
      const path = packages.get(name);
      return path && line.startsWith(`${name}.`, index) ? addImport(lines, path) : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'undefined: strings', line: 5, column: 16 },
        before: 'package a\n\nimport "fmt"\n\nfunc f() { _ = strings.ToUpper(fmt.Sprint(1)) }\n',
        after: 'package a\n\nimport "fmt"\nimport "strings"\n\nfunc f() { _ = strings.ToUpper(fmt.Sprint(1)) }\n',
      },
    ],
  },
  {
    name: 'go-no-new-variables',
    title: "assign with '='",
    tools,
    message: /^no new variables on left side of :=$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const from = line.indexOf(':=', Math.max(0, index - 1));
      return from === -1 ? undefined : [replace(at, from, 2, '=')];
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'no new variables on left side of :=', line: 1, column: 4 },
        before: '\tx := 2\n',
        after: '\tx = 2\n',
      },
    ],
  },
];

/** Into the import list, or behind the last import, or behind the package clause. */
function addImport(lines: readonly string[], path: string): RuleEdit[] | undefined {
  const list = lines.findIndex((line) => /^import \($/.test(line));
  if (list !== -1) return [insert(list + 1, 0, `\t"${path}"\n`)];
  const last = lines.findLastIndex((line) => /^import\s/.test(line));
  if (last !== -1) return [insert(last + 1, 0, `import "${path}"\n`)];
  const clause = lines.findIndex((line) => /^package \w+/.test(line));
  return clause === -1 ? undefined : [insert(clause + 1, 0, `\nimport "${path}"\n`)];
}

function escapePattern(text: string): string {
  return text.replace(/[.+*?^$()[\]{}|\\/]/g, '\\$&');
}

const packages = new Map(
  'fmt os io bufio bytes errors strings strconv sort sync time math regexp context log path flag net reflect unicode slices maps embed testing path/filepath net/http net/url encoding/json encoding/base64 encoding/hex math/rand os/exec os/signal sync/atomic io/fs log/slog unicode/utf8'
    .split(' ')
    .map((path) => [path.split('/').at(-1) as string, path]),
);
