import type { Format, Part, Reading } from '../core/format.ts';
import {
  isMsbuildContinuation,
  locatedLine,
  readMsbuildLine,
  readMsbuildNote,
  unlocatedLine,
} from './shared/msbuild-line.ts';
import { vstestRules } from './shared/vstest.ts';

export const msbuild: Format = {
  name: 'msbuild',
  title: 'MSBuild and dotnet, with the C# and Visual C++ compilers and the tests',
  url: 'https://learn.microsoft.com/en-us/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['error:', 'error ', 'warning:', 'warning ', ': info ', ': message '],
      match: locatedLine,
      block: { continues: (line) => (isMsbuildContinuation(line) ? 'yes' : 'no') },
      read: readBlock,
      examples: [
        {
          log: 'Program.cs(3,5): error CS1002: ; expected [/home/dev/app/app.csproj]',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/app/Program.cs',
              line: 3,
              column: 5,
              code: 'CS1002',
              message: '; expected',
              step: '/home/dev/app/app.csproj',
            },
          ],
        },
        {
          log: '1>src\\main.cpp(18): fatal error C1083: Cannot open include file: \'xyz.h\': No such file or directory\n   17:4>C:\\Program Files (x86)\\Sdk\\Rules.targets(5,24,5,26): warning MSB3884 : Could not find rule set file "All.ruleset".\nx/shader.fx(334,3): error : use of undeclared identifier',
          gives: [
            { severity: 'error', file: 'src/main.cpp', line: 18, code: 'C1083' },
            {
              severity: 'warning',
              file: 'C:\\Program Files (x86)\\Sdk\\Rules.targets',
              line: 5,
              column: 24,
              endLine: 5,
              endColumn: 26,
              code: 'MSB3884',
            },
            { severity: 'error', file: 'x/shader.fx', line: 334, column: 3, message: 'use of undeclared identifier' },
          ],
        },
        {
          // The same header in two compilations is one problem, so the source file stands apart.
          log: "  195>C:\\dev\\foo.h(76): warning C4275: non dll-interface class 'Base' used as base (compiling source file src\\bar.cpp) [C:\\dev\\foo.vcxproj]\n       C:\\dev\\base.h(37): note: see declaration of 'Base' (compiling source file src\\bar.cpp)",
          gives: [
            {
              severity: 'warning',
              message: "non dll-interface class 'Base' used as base",
              related: [
                { message: 'compiling source file', file: 'C:\\dev\\src\\bar.cpp' },
                { message: "see declaration of 'Base'", file: 'C:\\dev\\base.h', line: 37 },
              ],
            },
          ],
        },
        {
          log: '/usr/share/dotnet/sdk/NuGet.targets(19,5): error : Invalid restore input. [/home/dev/Build.proj]\n/usr/share/dotnet/sdk/NuGet.targets(19,5): error :    at NuGet.Commands.Validate(Int32 n) [/home/dev/Build.proj]',
          gives: [{ message: 'Invalid restore input.', line: 19, column: 5, step: '/home/dev/Build.proj' }],
        },
      ],
    },
    {
      claim: 'shared',
      triggers: ['error:', 'error ', 'warning:', 'warning '],
      match: unlocatedLine,
      read: ([line = '']) => readMsbuildLine(line) ?? null,
      examples: [
        {
          log: 'MSBUILD : error MSB1009: Project file does not exist.',
          gives: [{ severity: 'error', code: 'MSB1009', message: 'Project file does not exist.' }],
        },
        {
          log: "CSC : error CS5001: Program does not contain a static 'Main' method suitable for an entry point [/home/dev/app/app.csproj::TargetFramework=net8.0]\nerror CS0006: Metadata file 'System.dll' could not be found.\ncl : Command line warning D9035 : option 'GZ' has been deprecated\nEXEC : warning : NU1902: Package 'Old' 6.11.1 has a known moderate severity vulnerability [C:\\dev\\ci.msbuildproj]",
          gives: [
            { severity: 'error', code: 'CS5001', step: '/home/dev/app/app.csproj::TargetFramework=net8.0' },
            { severity: 'error', code: 'CS0006', message: "Metadata file 'System.dll' could not be found." },
            { severity: 'warning', code: 'D9035', message: "option 'GZ' has been deprecated" },
            {
              severity: 'warning',
              code: 'NU1902',
              message: "Package 'Old' 6.11.1 has a known moderate severity vulnerability",
            },
          ],
        },
        {
          log: '/home/dev/app/app.csproj : error NU1101: Unable to find package Nothing. [/home/dev/app.sln]\n2>vp8.obj : error LNK2019: unresolved external symbol init referenced in function main [C:\\dev\\a.vcxproj] [C:\\dev\\all.vcxproj]',
          gives: [
            { code: 'NU1101', file: 'home/dev/app/app.csproj', message: 'Unable to find package Nothing.' },
            {
              code: 'LNK2019',
              file: 'C:\\dev\\vp8.obj',
              message: 'unresolved external symbol init referenced in function main',
              step: 'C:\\dev\\a.vcxproj',
            },
          ],
        },
      ],
    },
    {
      // The end repeats every line of the build under its project and target.
      triggers: ['Build FAILED.', 'Build succeeded.'],
      match: /^ *(?:\d+> *)?Build (?:FAILED|succeeded)\.$/,
      recap: true,
      block: { continues: continuesRecap, maxLines: 5000 },
      read: readRecap,
      examples: [
        {
          log: 'Build FAILED.\n\n       "C:\\dev\\all.sln" (default target) (1) ->\n       (CoreCompile target) -> \n         Program.cs(3,5): error CS1002: ; expected [/home/dev/app/app.csproj]\n\n    0 Warning(s)\n    1 Error(s)',
          gives: [{ severity: 'error', code: 'CS1002', line: 3, file: 'home/dev/app/Program.cs' }],
        },
        {
          log: 'Program.cs(3,5): error CS1002: ; expected [/home/dev/app/app.csproj]\n\nBuild FAILED.\n\nProgram.cs(3,5): error CS1002: ; expected [/home/dev/app/app.csproj]\n    0 Warning(s)\n    1 Error(s)',
          gives: [{ severity: 'error', code: 'CS1002', line: 3 }],
        },
      ],
    },
    ...vstestRules,
  ],
};

function readBlock([first = '', ...others]: readonly string[]): Reading {
  const part = readMsbuildLine(first);
  if (!part) return null;
  const related = [...(part.related ?? []), ...others.flatMap((line) => readMsbuildNote(line, part.step) ?? [])];
  return { ...part, ...(related.length > 0 && { related }) };
}

function continuesRecap(line: string): 'yes' | 'last' | 'no' {
  if (/^ *\d+ Error\(s\)/.test(line)) return 'last';
  return line === '' || /^ +\S/.test(line) || readMsbuildLine(line) ? 'yes' : 'no';
}

function readRecap(lines: readonly string[]): Part[] {
  return lines.flatMap((line, index): Part[] => {
    const part = readMsbuildLine(line);
    return part ? [{ ...part, span: [index, index] }] : [];
  });
}
