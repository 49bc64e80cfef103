import type { Format } from '../core/format.ts';

export const lintian: Format = {
  name: 'lintian',
  title: 'Lintian',
  url: 'https://lintian.debian.org/manual/',
  columnUnit: 'character',
  rules: [
    {
      // Its tags have nothing in common but dashes: these are the families that packages meet most.
      triggers: [
        'debian-',
        '-changelog',
        '-copyright',
        '-field',
        '-manual-page',
        'dir-in-',
        '-description',
        'bogus-mail',
        '-maintainer',
        'binary-',
        'package-',
        'unstripped-',
        'hardening-',
        'missing-',
        'shared-lib',
        'source-is',
        'spelling-error',
        'embedded-',
        'extended-desc',
        '-file',
        'library-',
        'executable-',
        'script-',
        'systemd-',
        'out-of-date-',
        'no-md5sums',
        'national-',
        'wrong-',
        'depends-on-',
        'manpage-',
        'debhelper-',
      ],
      match:
        /^(?<severity>[EWIP]): (?<package>(?!\S+\.(?:po|pot|mo|gmo):)[a-z0-9][a-z0-9+.-]+)(?: (?:source|udeb|changes))?: (?<code>[a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?: (?<extra>\S.*))?$/,
      severity: { e: 'error', w: 'warning', i: 'info', p: 'info' },
      read: (_, { extra, code = '', package: step = '' }) => {
        const { file, line } = /\[(?<file>[^\s\]:]+)(?::(?<line>\d+))?\]$/.exec(extra ?? '')?.groups ?? {};
        return {
          message: extra ? `${code} ${extra}` : code,
          step,
          ...(file && !file.endsWith('/') && { file }),
          ...(line && line !== '0' && { line: Number(line) }),
        };
      },
      examples: [
        {
          log: 'E: foo-x: dir-in-usr-local [usr/local/x/]\nW: foo source: missing-license-paragraph [debian/copyright:12]\nE: foo-x: no-copyright-file',
          gives: [
            { severity: 'error', code: 'dir-in-usr-local', message: 'dir-in-usr-local [usr/local/x/]', step: 'foo-x' },
            { severity: 'warning', code: 'missing-license-paragraph', file: 'debian/copyright', line: 12 },
            { severity: 'error', code: 'no-copyright-file' },
          ],
        },
      ],
    },
  ],
};
