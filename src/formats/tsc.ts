import type { Format } from '../core/format.ts';
import { continuesTypescript, readTypescript } from './shared/typescript-block.ts';

export const tsc: Format = {
  name: 'tsc',
  title: 'TypeScript compiler',
  url: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html',
  columnUnit: 'utf16',
  rules: [
    {
      // --pretty false, and whenever the output is no terminal. Bundlers put a word in front, a folder may have parentheses.
      triggers: ['error TS', 'warning TS', 'message TS'],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd) *(?:ERROR in |Error: )?(?<file>\S.*?)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning|message) (?<code>TS\d+): (?<message>.*)$/,
      block: { continues: (line, [first = '']) => (/^ {2,}\S/.test(line.slice(first.search(/\S/))) ? 'yes' : 'no') },
      read: readTypescript,
      examples: [
        {
          log: "src/app.ts(12,5): error TS2322: Type '{ a: string; }' is not assignable to type '{ a: number; }'.\n  Types of property 'a' are incompatible.\n    Type 'string' is not assignable to type 'number'.",
          gives: [
            {
              severity: 'error',
              file: 'src/app.ts',
              line: 12,
              column: 5,
              code: 'TS2322',
              message: "Type '{ a: string; }' is not assignable to type '{ a: number; }'.",
              related: [
                { message: "Types of property 'a' are incompatible." },
                { message: "Type 'string' is not assignable to type 'number'." },
              ],
            },
          ],
        },
        {
          log: "ERROR in app/(auth)/page.tsx(5,10): error TS2305: Module './user' has no exported member 'User'.\napp/[id].tsx(78,5): error TS2554: Expected 1 arguments, but got 2.",
          gives: [
            { file: 'app/(auth)/page.tsx', line: 5, column: 10, code: 'TS2305' },
            { file: 'app/[id].tsx', line: 78, column: 5, code: 'TS2554' },
          ],
        },
      ],
    },
    {
      // --pretty; indented where a test runner quotes it
      triggers: ['error TS', 'warning TS', 'message TS'],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd) *(?:ERROR in |Error: )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+) - (?<severity>error|warning|message) (?<code>TS\d+): (?<message>.*)$/,
      block: { continues: continuesTypescript },
      read: readTypescript,
      examples: [
        {
          log: "b.ts:7:13 - error TS2322: Type 'string' is not assignable to type 'number'.\n\n7 f({ deep: { size: 'big' } });\n              ~~~~\n\n  b.ts:2:29\n    2   readonly deep: { readonly size: number };\n                                  ~~~~\n    The expected type comes from property 'size'\n\nFound 1 error in b.ts:7",
          gives: [
            {
              severity: 'error',
              file: 'b.ts',
              line: 7,
              column: 13,
              endLine: 7,
              endColumn: 17,
              code: 'TS2322',
              message: "Type 'string' is not assignable to type 'number'.",
              snippet: ["f({ deep: { size: 'big' } });"],
              related: [{ message: "The expected type comes from property 'size'", file: 'b.ts', line: 2, column: 29 }],
            },
          ],
        },
        {
          // 7 says in the place's own line why it is named.
          log: 'app/main.ts:14:10 - error TS2769: No overload matches this call.\n  The last overload gave the following error.\n\n14 overload(true);\n            ~~~~\n\n  app/main.ts:12:10 - The last overload is declared here.\n    12 function overload(a: number): void;\n                ~~~~~~~~',
          gives: [
            {
              message: 'No overload matches this call.',
              line: 14,
              endColumn: 14,
              snippet: ['overload(true);'],
              related: [
                { message: 'The last overload gave the following error.' },
                { message: 'The last overload is declared here.', file: 'app/main.ts', line: 12, column: 10 },
              ],
            },
          ],
        },
        {
          log: "app/main.ts:9:3 - error TS2345: Argument of type 'A' is not assignable to parameter of type 'number'.\n\n  9   { a: 1,\n      ~~~~~~~\n 10     b: [\n    ~~~~~~~~\n... \n 14     c: 5,\n    ~~~~~~~~~\n 15   });\n    ~~~\n\n15 passing",
          gives: [{ line: 9, column: 3, endLine: 15, endColumn: 4, snippet: ['  { a: 1,', '    b: ['] }],
        },
      ],
    },
    {
      // About the project itself
      triggers: ['error TS'],
      match: /^(?<severity>error) (?<code>TS\d+): (?<message>.*)$/,
      block: { continues: continuesTypescript },
      read: readTypescript,
      examples: [
        {
          log: 'error TS18003: No inputs were found in config file.',
          gives: [{ severity: 'error', code: 'TS18003', message: 'No inputs were found in config file.' }],
        },
        {
          log: 'error TS2688: Cannot find type definition file for \'nosuch\'.\n  The file is in the program because:\n    Entry point of type library \'nosuch\'\n\n  app/tsconfig.json:2:13\n    2   "types": ["nosuch"],\n                  ~~~~~~~~\n    File is entry point of type library specified here.\n\n\nFound 1 error.',
          gives: [
            {
              code: 'TS2688',
              message: "Cannot find type definition file for 'nosuch'.",
              related: [
                { message: 'The file is in the program because:' },
                { message: "Entry point of type library 'nosuch'" },
                {
                  message: 'File is entry point of type library specified here.',
                  file: 'app/tsconfig.json',
                  line: 2,
                  column: 13,
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
