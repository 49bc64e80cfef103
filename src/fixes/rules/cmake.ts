import { insert, type Rule } from '../rule.ts';

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
];
