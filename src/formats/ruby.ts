import type { Format } from '../core/format.ts';

export const ruby: Format = {
  name: 'ruby',
  title: 'Ruby: warnings, syntax errors, uncaught exceptions',
  url: 'https://docs.ruby-lang.org/en/master/Exception.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.rb:1'],
      match:
        /^(?:ruby: )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:rb|rake|ru|gemspec)|-e|-):(?<line>\d+): (?:(?<severity>warning): (?<said>.+)|(?<message>(?:syntax error|syntax errors? found|.*(?:\((?:SyntaxError|[A-Z]\w*(?:::\w+)*(?:Error|Exception|Interrupt)?)\)$)|void value expression|dynamic constant assignment|.*(?:already initialized constant|previous definition|unused|shadowing|unreachable|method redefined|ambiguous|mismatched indentations|not initialized|duplicated|deprecated|interpreted as|useless use)).*))$/,
      read: (_, { message = '', said }) => {
        if (said) return { severity: 'warning', message: said };
        const exception = /\((?<name>[A-Z]\w*(?:::\w+)*)\)$/.exec(message)?.groups?.name;
        return {
          severity: /deprecated|unused|previous definition|redefined|already initialized/.test(message)
            ? 'warning'
            : 'error',
          ...(exception && { code: exception }),
        };
      },
      examples: [
        {
          log: 'lib/a.rb:3: warning: assigned but unused variable - x\nlib/a.rb:9: syntax error, unexpected end-of-input',
          gives: [
            { severity: 'warning', file: 'lib/a.rb', line: 3, message: 'assigned but unused variable - x' },
            { severity: 'error', line: 9, message: 'syntax error, unexpected end-of-input' },
          ],
        },
      ],
    },
    {
      triggers: [":in '", ':in `'],
      match:
        /^(?:(?<file><internal:[^>]*>|(?:[A-Za-z]:)?[^\s:][^:]*)):(?<line>\d+):in [`'](?<object>[^']+)': (?<message>.+)$/,
      severity: 'error',
      block: {
        // The message may have lines of its own, but only the frames below tell.
        continues: (line, lines) =>
          /^\s+from .+:\d+:in |^\s+from .+:\d+$|^\s+\^|^$|^\s{2,}\S|^Did you mean\?/.test(line)
            ? 'yes'
            : !lines.some((each) => /^\s+from .+:\d+/.test(each)) && !/^\S+:\d+:/.test(line)
              ? 'maybe'
              : 'no',
        patience: 6,
        maxLines: 100,
      },
      read: (lines, { message = '', object, file = '' }) => {
        const { name } = /\((?<name>[A-Z]\w*(?:::\w+)*)\)$/.exec(message)?.groups ?? {};
        if (name === undefined && lines.length === 1) return null;
        const frames = lines.flatMap((line) => {
          const frame = /^\s+from (?<file>.+?):(?<line>\d+)(?::in [`'](?<name>.+)')?$/.exec(line)?.groups;
          return frame
            ? [{ file: frame.file as string, line: Number(frame.line), message: `in ${frame.name ?? 'main'}` }]
            : [];
        });
        const stack = lines.findIndex((line) => /^\s+from .+:\d+/.test(line));
        const more = lines.slice(1, Math.max(stack, 1)).filter((line) => /^\S/.test(line));
        const own = isLibrary(file) ? frames.find((frame) => !isLibrary(frame.file)) : undefined;
        return {
          ...(name && { code: name }),
          ...(more.length > 0 && { message: [message, ...more].join('\n') }),
          ...(own && { file: own.file, line: own.line }),
          related: [{ message: `in ${object}` }, ...frames].slice(0, 20),
        };
      },
      examples: [
        {
          log: "a.rb:2:in 'Integer#/': divided by 0 (ZeroDivisionError)\n\tfrom a.rb:2:in 'Object#f'\n\tfrom a.rb:5:in '<main>'",
          gives: [
            {
              severity: 'error',
              code: 'ZeroDivisionError',
              file: 'a.rb',
              line: 2,
              message: 'divided by 0 (ZeroDivisionError)',
            },
          ],
        },
      ],
    },
  ],
};

function isLibrary(file: string): boolean {
  return /\/gems\/|\/ruby\/\d|<internal:/.test(file);
}
