import { standardHeaders } from '../c-source/standard-names.ts';
import { editDistance } from '../edit-distance.ts';
import { type Rule, replace } from '../rule.ts';

/** Lines of the preprocessor, from what gcc and clang say. */
export const cPreprocessorRules: readonly Rule[] = [
  {
    name: 'misspelt-header',
    title: 'include the header of the library that is meant',
    tools: ['gcc', 'clang'],
    message: /^(?<gcc>[\w./-]+): No such file or directory|^'(?<clang>[\w./-]+)' file not found/,
    safety: 'unsafe',
    edit: ({ line, at, groups }) => {
      const wrong = groups.gcc ?? groups.clang ?? '';
      const start = line.indexOf(`<${wrong}>`);
      if (start === -1 || !/^\s*#\s*include\b/.test(line)) return undefined;
      const near = standardHeaders.filter((header) => editDistance(header, wrong) === 1);
      const [only] = near.length > 0 ? near : standardHeaders.filter((header) => editDistance(header, wrong) === 2);
      const isSure = wrong.length >= 5 && only !== undefined && near.length <= 1;
      return isSure ? [replace(at, start + 1, wrong.length, only)] : undefined;
    },
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: 'sdtio.h: No such file or directory', line: 1, column: 10 },
        before: '#include <sdtio.h>\nint x;\n',
        after: '#include <stdio.h>\nint x;\n',
      },
    ],
  },
  {
    name: 'semicolon-in-macro',
    title: "take the ';' out of the macro",
    tools: ['gcc', 'clang'],
    message: /^expected .* before [‘'];[’']|^expected '[\])]'|^expected expression before [‘'];[’']/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      const [whole, before] = /^(\s*#\s*define\s+\w+\s+[-\w.()+*/ ]*[\w.)])\s*;(?=\s*(?:\/[/*].*)?$)/.exec(line) ?? [];
      return whole && before ? [replace(at, before.length, whole.length - before.length, '')] : undefined;
    },
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: "expected ']' before ';' token", line: 1, column: 15 },
        before: '#define LONG 8; // how long\nint line[LONG];\n',
        after: '#define LONG 8 // how long\nint line[LONG];\n',
      },
    ],
  },
];
