import type { Format } from '../core/format.ts';

export const borland: Format = {
  name: 'borland',
  title: 'Borland and Embarcadero C++, Delphi',
  url: 'https://docwiki.embarcadero.com/RADStudio/en/Compiler_Errors_and_Warnings_(C%2B%2B)',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'Error E',
        'Warning W',
        'Fatal F',
        '.c 1',
        '.cpp 1',
        '.c 2',
        '.c 3',
        '.c 4',
        '.c 5',
        '.c 6',
        '.c 7',
        '.c 8',
        '.c 9',
        '.cpp 2',
        '.cpp 3',
        '.cpp 4',
        '.cpp 5',
        '.cpp 6',
        '.cpp 7',
        '.cpp 8',
        '.cpp 9',
      ],
      match:
        /^(?<severity>Error|Warning|Fatal)(?: (?<code>[EWF]\d{4}))? (?<file>(?:[A-Za-z]:)?[^\s:]+\.\w+) (?<line>\d+): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', fatal: 'error' },
      examples: [
        {
          log: "Error E2451 ping.c 15: Undefined symbol 'x' in function main\nWarning W8022 ping.c 68: Call to function with no prototype",
          gives: [
            { severity: 'error', code: 'E2451', file: 'ping.c', line: 15 },
            { severity: 'warning', code: 'W8022', line: 68 },
          ],
        },
      ],
    },
    {
      triggers: [
        ' Error: E',
        ' Warning: W',
        ' Hint: H',
        ' Fatal: F',
        ') Error: ',
        ') Hint: ',
        ') hint: ',
        ') warning: W',
        ') error: E',
        ') Fatal',
      ],
      match:
        /^(?:\[\w+ (?:Error|Warning|Hint|Fatal Error)\] )?(?<file>(?:[A-Za-z]:)?[^:(]+\.(?:pas|dpr|dpk|inc|dproj))\((?<line>\d+)\):? (?<severity>Error|Warning|Hint|Fatal|error|warning|hint|fatal): (?<code>[EWHF]\d{4}) (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', hint: 'info', fatal: 'error' },
      examples: [
        {
          log: "C:\\src\\IBSQL.pas(205) hint: H2219 Private symbol 'GetCode' declared but never used",
          gives: [{ severity: 'info', code: 'H2219', line: 205 }],
        },
      ],
    },
    {
      // What MSBuild makes of Delphi's messages
      triggers: [' : warning : ', ' : error : '],
      match:
        /^ {0,8}(?:[A-Za-z]:)?[^:\s].*\.Targets : (?<severity>warning|error) : (?<file>(?:[A-Za-z]:)?[^:(]+(?:\(x86\)[^:(]*)?)\((?<line>\d+)\):? (?:(?:Hint|Warning|Error): )?(?:(?<code>[EWHF]\d{4}) )?(?<message>.+)$/,
      examples: [
        {
          log: 'C:\\RAD\\Bin\\CodeGear.Delphi.Targets : warning : C:\\src\\a.pas(469): Platform unit used',
          gives: [{ severity: 'warning', line: 469, message: 'Platform unit used' }],
        },
      ],
    },
  ],
};
