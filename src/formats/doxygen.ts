import type { Format } from '../core/format.ts';

export const doxygen: Format = {
  name: 'doxygen',
  title: 'Doxygen',
  url: 'https://www.doxygen.nl/manual/config.html#config_warnings',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': Warning: ', ': warning: '],
      match:
        /^(?<file><unknown>|(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>-?\d+): (?:Warning|warning): (?<message>(?:reached end of|the name |documented |no matching |no uniquely |Member |Compound |The following param|argument |parameter|unable to resolve|explicit link|Found unknown|Unsupported xml|Illegal command|Unexpected |end of |expected |Detected |include file |source |image file|Documentation for |File |multiple use of section|found |Invalid |unknown command|ignoring |return type|Duplicate |no valid|Namespace|class |Included |Reached |unbalanced |missing |\\?\w+ (?:command|section)).*)$/i,
      severity: 'warning',
      block: {
        continues: (line, lines) =>
          /^ {2}\S|^Possible candidates:|^Candidate/.test(line) ||
          (lines.length < 6 && /: ?$|no matching \w+ member found for ?$/.test(lines[0] ?? '') && lines.length === 1)
            ? 'yes'
            : 'no',
        maxLines: 30,
      },
      read: (lines, { file = '', line = '', message = '' }) => {
        if (message.startsWith('found ') && !/multiple|unknown/.test(message)) return null;
        return {
          message: [message.trim(), ...lines.slice(1).map((each) => each.trim())].join('\n'),
          ...(file !== '<unknown>' && Number(line) > 0 && { line: Number(line) }),
        };
      },
      examples: [
        {
          log: 'src/a.cpp:72: Warning: no matching class member found for\n  void A::f(int)\nsrc/b.h:7: warning: Member x (variable) of class B is not documented.',
          gives: [
            {
              severity: 'warning',
              file: 'src/a.cpp',
              line: 72,
              message: 'no matching class member found for\nvoid A::f(int)',
            },
            { line: 7, message: 'Member x (variable) of class B is not documented.' },
          ],
        },
      ],
    },
    {
      triggers: [
        'arning: doxygen ',
        'arning: source ',
        'arning: tag ',
        'arning: Tag ',
        'arning: ignoring unsupported tag',
        'arning: the dot tool',
        'error: Problems running',
        'error: problems opening',
      ],
      match:
        /^(?<severity>[Ww]arning|[Ee]rror): (?<message>(?:doxygen |source |[Tt]ag |ignoring unsupported tag|the dot tool|Problems running|problems opening).*)$/,
      block: { continues: (line) => (/^ {6,}\S/.test(line) ? 'yes' : 'no'), maxLines: 8 },
      read: (lines, { message = '' }) => ({
        message: [message, ...lines.slice(1).map((line) => line.trim())].join('\n'),
      }),
      examples: [
        {
          log: "warning: tag INPUT: input source `a.h' does not exist\nWarning: doxygen no longer ships with the FreeSans font.\n         You may want to clear or change DOT_FONTNAME.",
          gives: [
            { severity: 'warning', message: "tag INPUT: input source `a.h' does not exist" },
            {
              message: 'doxygen no longer ships with the FreeSans font.\nYou may want to clear or change DOT_FONTNAME.',
            },
          ],
        },
      ],
    },
  ],
};
