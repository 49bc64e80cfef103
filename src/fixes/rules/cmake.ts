import { insert, type Rule, replace } from '../rule.ts';

export const cmakeRules: readonly Rule[] = [
  {
    name: 'cmake-minimum-required',
    title: 'say which CMake is needed',
    tools: ['cmake'],
    message: /No cmake_minimum_required command is present[\s\S]*?cmake_minimum_required\(VERSION (?<version>[\d.]+)\)/,
    safety: 'unsafe',
    edit: ({ groups: { version } }) => [insert(0, 0, `cmake_minimum_required(VERSION ${version})\n`)],
    examples: [
      {
        file: 'CMakeLists.txt',
        diagnostic: {
          tool: 'cmake',
          message:
            'No cmake_minimum_required command is present. A line of code such as\n\n    cmake_minimum_required(VERSION 3.25)\n\nshould be added at the top of the file.',
          line: 1,
        },
        before: 'project(a)\n',
        after: 'cmake_minimum_required(VERSION 3.25)\nproject(a)\n',
      },
    ],
  },
  {
    name: 'cmake-command-spelling',
    title: 'use the name of the command that CMake has',
    tools: ['cmake'],
    message: /^Unknown CMake command "(?<name>\w+)"\.?/,
    safety: 'unsafe',
    edit: ({ line, at, groups: { name = '' } }) => {
      const near = commands.filter((command) => isNear(name.toLowerCase(), command));
      const start = line.indexOf(name);
      const [only, other] = near;
      return only && !other && start !== -1 && line.slice(0, start).trim() === ''
        ? [replace(at, start, name.length, only)]
        : undefined;
    },
    examples: [
      {
        file: 'CMakeLists.txt',
        diagnostic: { tool: 'cmake', message: 'Unknown CMake command "add_exectuable".', line: 2 },
        before: 'project(a C)\nadd_exectuable(x x.c)\n',
        after: 'project(a C)\nadd_executable(x x.c)\n',
      },
    ],
  },
];

const commands = (
  'add_executable add_library add_subdirectory add_custom_command add_custom_target add_compile_options add_compile_definitions ' +
  'add_definitions add_dependencies add_test cmake_minimum_required configure_file enable_testing find_package find_library ' +
  'find_path find_program include include_directories install link_directories list message option project set ' +
  'set_property set_target_properties string target_compile_definitions target_compile_features target_compile_options ' +
  'target_include_directories target_link_libraries target_sources file foreach endforeach function endfunction macro endmacro'
).split(' ');

/** One letter too many, too few or another, two swapped, or `-y` for `-ies`: no more is a misspelling. */
function isNear(wrong: string, right: string): boolean {
  if (wrong.replace(/(?:ys|y)$/, 'ies') === right) return true;
  let start = 0;
  while (start < right.length && wrong[start] === right[start]) start++;
  let end = 0;
  while (end < right.length - start && end < wrong.length - start && wrong.at(-1 - end) === right.at(-1 - end)) end++;
  const one = wrong.slice(start, wrong.length - end);
  const other = right.slice(start, right.length - end);
  return (one.length <= 1 && other.length <= 1) || (one.length === 2 && one === [...other].reverse().join(''));
}
