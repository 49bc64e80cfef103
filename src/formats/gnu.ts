import type { Format, Groups, Part } from '../core/format.ts';

export const gnu: Format = {
  name: 'gnu',
  title: 'Any tool that follows the GNU standard for messages, where no other format knows it',
  url: 'https://www.gnu.org/prep/standards/html_node/Errors.html',
  columnUnit: 'character',
  rules: [
    {
      claim: 'generic',
      triggers: [':1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:"'([][^:"]*):(?<line>\d+)(?:[:.](?<column>\d+))?(?:-(?:(?<endLine>\d+)[.:])?(?<last>\d+))?(?<colon>: ?|\s+-\s+|\s+)\[?(?<severity>(?:[Ff]atal |[Ii]nternal |[Ss]yntax |[Pp]arse |[Rr]ead |[Pp]erformance )?(?:[Ee]rror|[Ww]arning|[Ii]nfo(?:rmation(?:al)?)?|[Nn]ote|[Hh]int|[Rr]emark|style|suggestion|portability|performance|refactor|convention|style_problem|ERROR|WARNING|WARN|INFO)|Exception|[EWI](?=:))\]?(?<after> ?(?:\[(?<code>[\w./-]+)\])?:\s*| - | )(?<message>\S.*)$/,
      // A note that nothing open has taken explains nothing by itself; `a.c:3: error rate is 0` is no error.
      read: (_, groups) =>
        !isPlace(groups) || (groups.colon === ': ' && groups.after === ' ')
          ? null
          : /^note$/i.test(groups.severity ?? '')
            ? []
            : { severity: severityOf(groups.severity ?? ''), ...rangeOf(groups) },
      examples: [
        {
          log: 'scheme/eval.scm:12:4: warning: possibly unbound variable `foo`',
          gives: [
            {
              severity: 'warning',
              file: 'scheme/eval.scm',
              line: 12,
              column: 4,
              message: 'possibly unbound variable `foo`',
            },
          ],
        },
        {
          log: 'notes.xyz:7: Error: no such chapter',
          gives: [{ severity: 'error', line: 7, message: 'no such chapter' }],
        },
      ],
    },
    {
      claim: 'generic',
      triggers: [':1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:"'([{][^:"]*):(?<line>\d+):(?<column>\d+)(?::(?! {2})| (?=["'`\w]))(?! ?\d+[: ]) ?(?<message>\S.*)$/,
      severity: 'error',
      // What Go prints, its own format tells from what the compiler says of its optimisations.
      read: (_, groups) =>
        isPlace(groups) && !groups.file?.endsWith('.go') && isProse(groups.message ?? '') ? {} : null,
      examples: [
        {
          log: 'schema/user.avsc:3:14: unknown type "strin"',
          gives: [{ file: 'schema/user.avsc', line: 3, column: 14, message: 'unknown type "strin"' }],
        },
        { log: 'src/a.c:12:5:  return 0;\nfoo:1:2: bar\nsrc/a.c:12:  int error = 0;', gives: [] },
      ],
    },
    {
      claim: 'generic',
      triggers: [':1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:"'([{][^:"]*):(?<line>\d+): (?<message>[^\s\d].*)$/,
      severity: 'error',
      read: (_, groups) => (isSource(groups.file ?? '') && isProse(groups.message ?? '') ? {} : null),
      examples: [
        {
          log: 'lib/tree.awk:42: unexpected newline or end of string',
          gives: [{ file: 'lib/tree.awk', line: 42, message: 'unexpected newline or end of string' }],
        },
        {
          log: 'server.log:42: started in three seconds\nsrc/a.go:12: func main() {\nsrc/a.py:3: import os',
          gives: [],
        },
      ],
    },
    {
      claim: 'generic',
      triggers: [':1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:"'([][^:"(]*\.\w+) ?\((?<line>\d+)(?:[,:] ?(?<column>\d+)(?:-(?<last>\d+))?)?\)(?: ?: ?| )(?<severity>(?:[Ff]atal |[Ii]nternal |[Ss]yntax |[Pp]arse )?(?:[Ee]rror|[Ww]arning|[Ii]nfo|ERROR|WARNING))[:!]? (?:(?<code>[A-Z]+-?\d+):? )?(?<message>\S.*)$/,
      read: (_, groups) =>
        isPlace(groups)
          ? {
              severity: severityOf(groups.severity ?? ''),
              ...(groups.last && { endColumn: Number(groups.last) + 1 }),
            }
          : null,
      examples: [
        {
          log: 'main.bicep(1,5) : Error BCP018: Expected the "=" character at this location.\nproof.dfy(123,45): Error: A precondition for this call might not hold.',
          gives: [
            { severity: 'error', code: 'BCP018', file: 'main.bicep', line: 1, column: 5 },
            { severity: 'error', file: 'proof.dfy', line: 123, column: 45 },
          ],
        },
      ],
    },
  ],
};

/** `8.23-45` ends in the same line, `8-23` in another, `8.23-9.1` says both; what is printed is inclusive. */
function rangeOf({ column, endLine, last }: Groups): Part {
  if (last === undefined) return {};
  if (column === undefined && endLine === undefined) return { endLine: Number(last) };
  return { ...(endLine && { endLine: Number(endLine) }), endColumn: Number(last) + 1 };
}

function severityOf(word: string): 'error' | 'warning' | 'info' {
  if (/warn|^W$|style|portability|performance|refactor|convention/i.test(word)) return 'warning';
  return /info|^I$|note|hint|remark|suggestion/i.test(word) ? 'info' : 'error';
}

/** A name with an extension or a folder; an address or a clock has neither. */
function isPlace({ file = '', message = '' }: Groups): boolean {
  if (remark.test(message) || loggedLine.test(file)) return false;
  return (
    /[\\/][^\\/]*$|\.[A-Za-z_][\w+-]{0,11}$|^<.*>$|^-$|^(?:[A-Z]\w*file|BUILD|WORKSPACE|stdin)$/.test(file) &&
    !/^\w+:\/\/|[=,;|]|\s{2}| - /.test(file)
  );
}

/** What a compiler that was asked says about its optimisations, and make about its trace. */
const remark = /^(?:optimized|missed|note): |^update target |^target '/;

/** A time stamp, a level or a test's tally before the name: the program that wrote the line named its own source. */
const loggedLine = /^\d{4}[/-]\d\d|^(?:not )?ok \d|\b(?:INFO|DEBUG|WARN(?:ING)?|ERROR|TRACE)\b|^\S+ \S+ \S+ /;

/** Files that somebody writes by hand and a tool reads. Go and Python are left out: their loggers print this shape. */
function isSource(file: string): boolean {
  if (loggedLine.test(file)) return false;
  return (
    /^\/[^\s.]+$|(?:\.(?:adb|ads|asm|awk|bash|bats|bib|bzl|c|cairo|cc|cfg|clj|cljs|cljc|cmake|coffee|conf|cpp|cr|cs|css|cu|cxx|d|dart|el|elm|erb|erl|ex|exs|f|f03|f08|f77|f90|f95|feature|fs|fsx|glsl|gradle|graphql|groovy|h|haml|hbs|hcl|hh|hpp|hrl|hs|html|hxx|ini|inc|java|jl|js|json|json5|jsx|kt|kts|l|less|lisp|lua|ly|m|m4|mak|md|mdx|mjs|mk|ml|mli|mm|mod|nim|nix|pas|php|phtml|pl|plist|pm|po|pp|proto|ps1|pug|purs|pyx|qml|r|R|rb|re|res|rkt|rs|rst|s|S|sass|sbt|scala|scm|scss|sh|slim|smk|sol|sql|st|styl|sv|svelte|svh|swift|t|tcl|tex|texi|tf|thrift|toml|ts|tsx|twig|vala|vb|vert|vhd|vhdl|vim|vue|xml|xsd|y|yaml|yml|zig|zsh)|(?:^|[\\/])(?:[A-Z]\w*file|BUILD|WORKSPACE|CMakeLists\.txt))$/.test(
      file,
    ) && !/^\w+:\/\/|[=,;|]|\s{2}| - /.test(file)
  );
}

/** Two words at least that do not look like a line of a program, as `grep -n` prints them. */
function isProse(message: string): boolean {
  if (remark.test(message)) return false;
  if (/[;{}(,\\]$|^(?:\/[/*]|#|\*|<!--|--|[@$<>|+*=-])/.test(message)) return false;
  if (
    /^(?:import|from|package|func|fn|def|class|struct|enum|let|var|const|if|for|while|return|public|private|protected|static|use|using|include|require|export|extern|type|interface|module|namespace|template|typedef|void|int|char|end|else)\b(?!.*\b(?:is|was|are|must|should|cannot|not|never|has|have|without|expected|needs?)\b)/.test(
      message,
    )
  )
    return false;
  return /^\W{0,3}\w[\w'’.-]*[\s:,].*\w/.test(message) && !/^\w+(?:\.\w+)*\s*(?:=|:=|\()/.test(message);
}
