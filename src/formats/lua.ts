import type { Format } from '../core/format.ts';

export const lua: Format = {
  name: 'lua',
  title: 'Lua and LuaJIT',
  url: 'https://www.lua.org/manual/5.4/manual.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['lua: ', 'luac: ', 'lua5.', 'luac5.', 'luajit: '],
      match:
        /^(?:lua[\d.]*|luac[\d.]*|luajit)(?:\.exe)?: (?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+): (?<message>.+)$/,
      severity: 'error',
      block: { continues: (line) => (/^stack traceback:$|^\t/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      examples: [
        {
          log: "lua5.4: a.lua:3: attempt to index a nil value (global 'x')\nstack traceback:\n\ta.lua:3: in main chunk\n\t[C]: in ?",
          gives: [{ severity: 'error', file: 'a.lua', line: 3, message: "attempt to index a nil value (global 'x')" }],
        },
      ],
    },
  ],
};
