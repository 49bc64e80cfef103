import type { Format } from '../core/format.ts';

export const msbuild: Format = {
  name: 'msbuild',
  title: 'MSBuild and dotnet, with the C# and Visual C++ compilers',
  url: 'https://learn.microsoft.com/en-us/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks',
  columnUnit: 'utf16',
  rules: [
    {
      // origin(line,column,endLine,endColumn): category code: text [project]
      triggers: ['error', 'warning', ': info '],
      match:
        /^\s*(?:\d+>)?(?<file>[^\s(][^(]*?) ?\((?<line>\d+)(?:,(?<column>\d+))?(?:,(?<endLine>\d+),(?<endColumn>\d+))?\) ?: {1,2}(?<severity>(?:fatal )?error|warning|info) (?<code>(?!TS\d)[A-Za-z]+\d+) ?: (?<message>[^[]*(?:\[(?!\S+proj\b)[^[]*)*)(?:\[(?<step>[^\]]+)\])?$/,
      severity: { error: 'error', 'fatal error': 'error', warning: 'warning', info: 'info' },
      examples: [
        {
          log: 'Program.cs(3,5): error CS1002: ; expected [/home/dev/app/app.csproj]',
          gives: [
            {
              severity: 'error',
              file: 'Program.cs',
              line: 3,
              column: 5,
              code: 'CS1002',
              message: '; expected',
              step: '/home/dev/app/app.csproj',
            },
          ],
        },
        {
          log: "1>src\\main.cpp(18): fatal error C1083: Cannot open include file: 'xyz.h': No such file or directory",
          gives: [{ severity: 'error', file: 'src/main.cpp', line: 18, code: 'C1083' }],
        },
      ],
    },
    {
      triggers: ['error', 'warning'],
      match:
        /^\s*(?:\d+>)?(?:MSBUILD|CSC|VBC|LINK|\S+\.(?:cs|vb|fs)proj|\S+\.(?:sln|targets|props|obj|lib)) : (?<severity>(?:fatal )?error|warning) (?<code>[A-Z]+\d+): (?<message>[^[]*)(?:\[(?<step>[^\]]+)\])?$/,
      severity: { error: 'error', 'fatal error': 'error', warning: 'warning' },
      examples: [
        {
          log: 'MSBUILD : error MSB1009: Project file does not exist.',
          gives: [{ severity: 'error', code: 'MSB1009', message: 'Project file does not exist.' }],
        },
        {
          log: "CSC : error CS5001: Program does not contain a static 'Main' method suitable for an entry point [/home/dev/app/app.csproj]",
          gives: [{ severity: 'error', code: 'CS5001', step: '/home/dev/app/app.csproj' }],
        },
      ],
    },
  ],
};
