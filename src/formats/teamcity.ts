import type { Place, Severity } from '../core/diagnostic.ts';
import type { Format, Part, Reading } from '../core/format.ts';
import { placeInText } from './shared/text-place.ts';

export const teamcity: Format = {
  name: 'teamcity',
  title: 'TeamCity service messages',
  url: 'https://www.jetbrains.com/help/teamcity/service-messages.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['##teamcity['],
      match: /^\s*##teamcity\[(?<kind>testFailed|inspection|buildProblem|message) (?<fields>.*)\]\s*$/,
      read: (_, { kind = '', fields = '' }) => readMessage(kind, readFields(fields)),
      examples: [
        {
          log: "##teamcity[testStarted name='testEquals' flowId='1']\n##teamcity[testFailed name='testEquals' message='sum is wrong|nFailed asserting that 2 is identical to 3.' details=' /home/dev/project/CalcTest.php:6|n ' duration='0' flowId='1']\n##teamcity[testFinished name='testEquals' duration='0' flowId='1']",
          gives: [
            {
              severity: 'error',
              code: 'testEquals',
              message: 'sum is wrong\nFailed asserting that 2 is identical to 3.',
              file: 'home/dev/project/CalcTest.php',
              line: 6,
            },
          ],
        },
        {
          log: "##teamcity[inspectionType id='govet' name='govet' description='govet' category='Golangci-lint reports']\n##teamcity[inspection typeId='govet' message='assign: self-assignment of |[x|]' file='vet/main.go' line='16' SEVERITY='WARNING']",
          gives: [
            {
              severity: 'warning',
              code: 'govet',
              message: 'assign: self-assignment of [x]',
              file: 'vet/main.go',
              line: 16,
            },
          ],
        },
        {
          log: "##teamcity[message text='Compiling' status='NORMAL']\n##teamcity[message text='disk is full' errorDetails='' status='ERROR']\n##teamcity[buildProblem description='Step |'build|' failed' identity='step1']",
          gives: [
            { severity: 'error', message: 'disk is full' },
            { severity: 'error', message: "Step 'build' failed" },
          ],
        },
      ],
    },
  ],
};

type Fields = ReadonlyMap<string, string>;

function readMessage(kind: string, fields: Fields): Reading {
  switch (kind) {
    case 'testFailed':
      return readTest(fields);
    case 'inspection':
      return readInspection(fields);
    case 'buildProblem':
      return { severity: 'error', message: fields.get('description') ?? '' };
    default: {
      const severity = statuses[fields.get('status') ?? ''];
      const message = fields.get('text') ?? '';
      return severity && message.trim() !== '' ? { severity, message } : [];
    }
  }
}

/** Everything else is progress. */
const statuses: Readonly<Record<string, Severity>> = { ERROR: 'error', FAILURE: 'error', WARNING: 'warning' };

function readTest(fields: Fields): Part {
  const [code, message = '', details = ''] = [fields.get('name'), fields.get('message')?.trim(), fields.get('details')];
  return {
    severity: 'error',
    message: message || details.trim().split('\n', 1)[0] || 'failed',
    ...(code && { code }),
    ...(placeInText(details) ?? placeInText(message)),
  };
}

function readInspection(fields: Fields): Part {
  const [file, line, code] = [fields.get('file'), Number(fields.get('line')), fields.get('typeId')];
  const place: Place = { ...(file && { file }), ...(line > 0 && line < 2 ** 31 && { line }) };
  const level = fields.get('SEVERITY') ?? '';
  return {
    severity: level === 'ERROR' ? 'error' : level.startsWith('INFO') ? 'info' : 'warning',
    message: fields.get('message') ?? code ?? '',
    ...(code && { code }),
    ...place,
  };
}

function readFields(text: string): Fields {
  const pairs = text.matchAll(/(\w+)\s{0,9}=\s{0,9}'((?:[^'|]|\|.)*)'/g);
  return new Map(Array.from(pairs, ([, name = '', value = '']) => [name, unescaped(value)]));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '', x: '\n', l: '\n', p: '\n' };

/** `|n` is a line's end, `|0x2026` a character; behind any other bar stands the character itself. */
function unescaped(value: string): string {
  return value.replace(/\|(?:0x([\da-fA-F]{4})|(.))/gs, (_, hex: string | undefined, character: string) =>
    hex === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
