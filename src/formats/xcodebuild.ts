import type { Format } from '../core/format.ts';

export const xcodebuild: Format = {
  name: 'xcodebuild',
  title: 'xcodebuild, XCTest and code signing',
  url: 'https://developer.apple.com/documentation/xcode',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'xcodebuild: error: ',
        'error: No profile',
        'error: Signing for',
        'error: Provisioning',
        'Code Sign error',
      ],
      match: /^(?:xcodebuild: |(?<file>\/\S+): )?error: (?<message>.+?)(?: \(in target '(?<step>[^']+)'.*\))?$/,
      severity: 'error',
      examples: [
        {
          log: "xcodebuild: error: Scheme Demo is not currently configured for the test action.\nerror: Signing for \"Demo\" requires a development team. (in target 'Demo' from project 'Demo')",
          gives: [
            { severity: 'error', message: 'Scheme Demo is not currently configured for the test action.' },
            { step: 'Demo' },
          ],
        },
      ],
    },
    {
      triggers: [' : XCTAssert', ' : failed', 'error: -['],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:swift|mm?)):(?<line>\d+): error: (?:-\[(?<code>\S+ \w+)\]|(?<name>[\w.]+)) : (?<message>.+)$/,
      severity: 'error',
      read: (_, { name }) => (name ? { code: name } : {}),
      examples: [
        {
          log: '/home/dev/SumTests.swift:7: error: -[DemoTests.SumTests testAdds] : XCTAssertEqual failed: ("2") is not equal to ("3")',
          gives: [{ severity: 'error', code: 'DemoTests.SumTests testAdds', line: 7 }],
        },
      ],
    },
  ],
};
