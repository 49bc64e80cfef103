import type { Continuation, Format, Part } from '../core/format.ts';
import { ownJvmFrame } from './shared/jvm-frames.ts';

export const java: Format = {
  name: 'java',
  title: 'The Java virtual machine: exceptions with their causes',
  url: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Throwable.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Exception in thread "'],
      match: /^Exception in thread "(?<thread>[^"]*)" (?<code>[\w$.]+)(?:: (?<message>.*))?$/,
      severity: 'error',
      block: { continues, maxLines: 400 },
      read: (lines, { code = '', message }) => ({
        code,
        message: message ? `${code}: ${message}` : code,
        ...placeAndCauses(lines),
      }),
      examples: [
        {
          log: 'Exception in thread "main" java.lang.IllegalStateException: no configuration\n\tat org.lib.Config.load(Config.java:10)\n\tat com.shop.Main.main(Main.java:7)\nCaused by: java.io.FileNotFoundException: app.yml (No such file or directory)\n\tat java.base/java.io.FileInputStream.open0(Native Method)\n\t... 1 more',
          gives: [
            {
              severity: 'error',
              code: 'java.lang.IllegalStateException',
              message: 'java.lang.IllegalStateException: no configuration',
              file: 'Config.java',
              line: 10,
              related: [{ message: 'Caused by: java.io.FileNotFoundException: app.yml (No such file or directory)' }],
            },
          ],
        },
      ],
    },
    {
      triggers: ['A fatal error has been detected by the Java Runtime'],
      match: /^# A fatal error has been detected by the Java Runtime Environment:$/,
      severity: 'error',
      block: { continues: (line) => (line.startsWith('#') ? 'yes' : 'no'), maxLines: 40 },
      read: (lines) => ({
        message:
          lines
            .slice(1)
            .map((line) => line.replace(/^#\s*/, ''))
            .find(Boolean) ?? 'fatal error',
      }),
      examples: [
        {
          log: '#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2\n#',
          gives: [{ severity: 'error', message: 'SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2' }],
        },
      ],
    },
    {
      triggers: [
        'Could not find or load main class',
        'Could not create the Java Virtual Machine',
        'Unable to access jarfile',
        'Unrecognized option: ',
        'java.lang.OutOfMemoryError',
      ],
      match:
        /^(?:Error: )?(?<message>(?:Could not find or load main class|Could not create the Java Virtual Machine|Unable to access jarfile|Unrecognized option: |java\.lang\.OutOfMemoryError).*)$/,
      severity: 'error',
      examples: [
        {
          log: 'Error: Could not find or load main class Main',
          gives: [{ severity: 'error', message: 'Could not find or load main class Main' }],
        },
      ],
    },
  ],
};

function continues(line: string): Continuation {
  return /^\s+at |^Caused by: |^\s+Suppressed: |^\s+\.\.\. \d+ (?:more|common frames)/.test(line) ? 'yes' : 'no';
}

function placeAndCauses(lines: readonly string[]): Part {
  const causes = lines.filter((line) => line.startsWith('Caused by: '));
  return { ...ownJvmFrame(lines), ...(causes.length > 0 && { related: causes.map((message) => ({ message })) }) };
}
