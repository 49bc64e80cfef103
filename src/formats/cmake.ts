import type { Continuation, Format, Groups, Reading } from '../core/format.ts';

export const cmake: Format = {
  name: 'cmake',
  title: 'CMake',
  url: 'https://cmake.org/cmake/help/latest/command/message.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['CMake Error', 'CMake Warning', 'CMake Deprecation'],
      match:
        /^CMake (?<severity>Error|Warning|Deprecation Warning)(?: \((?<dev>dev|error)\))?(?: (?:at|in) (?<file>[^\s:][^:]*?)(?::(?<line>\d+))?(?: (?:\((?<code>\w+)\)|\w+))?)?:(?: (?<message>\S.*))?$/,
      severity: { error: 'error', warning: 'warning', 'deprecation warning': 'warning' },
      block: { continues },
      read,
      examples: [
        {
          log: 'CMake Error at CMakeLists.txt:3 (find_package):\n  By not providing "FindNosuch.cmake" in CMAKE_MODULE_PATH this project has\n  asked CMake to find a package configuration file.\n\n  Add the installation prefix of "Nosuch" to CMAKE_PREFIX_PATH.\n\n\n-- Configuring incomplete, errors occurred!',
          gives: [
            {
              severity: 'error',
              file: 'CMakeLists.txt',
              line: 3,
              code: 'find_package',
              message:
                'By not providing "FindNosuch.cmake" in CMAKE_MODULE_PATH this project has asked CMake to find a package configuration file.\nAdd the installation prefix of "Nosuch" to CMAKE_PREFIX_PATH.',
            },
          ],
        },
        {
          log: 'CMake Error at CMakeLists.txt:4:\n  Parse error.  Function missing ending ")".  End of file reached.\n\n\nCMake Warning (dev) in CMakeLists.txt:\n  No cmake_minimum_required command is present.  A line of code such as\n\n    cmake_minimum_required(VERSION 3.25)\n\n  should be added at the top of the file.\nThis warning is for project developers.  Use -Wno-dev to suppress it.\n',
          gives: [
            { severity: 'error', file: 'CMakeLists.txt', line: 4 },
            {
              severity: 'warning',
              file: 'CMakeLists.txt',
              message:
                'No cmake_minimum_required command is present.  A line of code such as\ncmake_minimum_required(VERSION 3.25)\nshould be added at the top of the file.',
            },
          ],
        },
        {
          log: 'CMake Error at cmake/a.cmake:2 (message):\n  stop\nCall Stack (most recent call first):\n  CMakeLists.txt:5 (include)\n\n',
          gives: [
            {
              file: 'cmake/a.cmake',
              line: 2,
              message: 'stop',
              related: [{ message: 'called from include', file: 'CMakeLists.txt', line: 5 }],
            },
          ],
        },
        {
          log: 'CMake Error: The source directory "/x" does not exist.',
          gives: [{ severity: 'error', message: 'The source directory "/x" does not exist.' }],
        },
      ],
    },
  ],
};

/** Indented paragraphs; two empty lines, or anything else at the margin, end it. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (line.startsWith('  ') || line === 'Call Stack (most recent call first):') return 'yes';
  return line === '' && lines.at(-1) !== '' ? 'yes' : 'no';
}

function read([, ...lines]: readonly string[], groups: Groups): Reading {
  const stack = lines.indexOf('Call Stack (most recent call first):');
  const text = stack === -1 ? lines : lines.slice(0, stack);
  const related = stack === -1 ? [] : lines.slice(stack + 1).flatMap(toCall);
  const message = [groups.message ?? '', paragraphs(text)].filter(Boolean).join('\n');
  if (message === '') return null;
  return { message, ...(related.length > 0 && { related }) };
}

/** CMake wraps its text; a line break that only wraps is none. */
function paragraphs(lines: readonly string[]): string {
  const parts: string[] = [];
  let open = false;
  for (const line of lines) {
    if (line.trim() === '') open = false;
    else if (open) parts.push(`${parts.pop()} ${line.trim()}`);
    else {
      parts.push(line.trim());
      open = !line.startsWith('   ');
    }
  }
  return parts.join('\n');
}

function toCall(line: string): { message: string; file: string; line: number }[] {
  const match = /^ {2}(.+?):(\d+) \((\w+)\)$/.exec(line);
  return match ? [{ message: `called from ${match[3]}`, file: match[1] as string, line: Number(match[2]) }] : [];
}
