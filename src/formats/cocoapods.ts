import type { Format } from '../core/format.ts';

export const cocoapods: Format = {
  name: 'cocoapods',
  title: 'CocoaPods and Carthage',
  url: 'https://guides.cocoapods.org/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['[!] Unable', '[!] CocoaPods', '[!] No `', '[!] Invalid', '[!] Error', '[!] The '],
      match:
        /^\[!\] (?<message>(?:Unable to|CocoaPods could not|No `|Invalid `|Error |The (?:`|platform|target|version)).*)$/,
      severity: 'error',
      examples: [
        {
          log: '[!] Unable to find a specification for `Nosuch`',
          gives: [{ severity: 'error', message: 'Unable to find a specification for `Nosuch`' }],
        },
      ],
    },
  ],
};
