import type { Format } from '../core/format.ts';

export const bundler: Format = {
  name: 'bundler',
  title: 'Bundler and RubyGems',
  url: 'https://bundler.io/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'Could not find gem',
        'Bundler could not find compatible',
        'An error occurred while installing',
        'Could not locate Gemfile',
        'Could not find compatible versions',
      ],
      match:
        /^(?<message>(?:Could not find gem|Bundler could not find compatible|An error occurred while installing|Could not locate Gemfile|Could not find compatible versions).*)$/,
      severity: 'error',
      examples: [
        {
          log: "Could not find gem 'nosuch' in rubygems repository https://rubygems.org/ or installed locally.",
          gives: [{ severity: 'error' }],
        },
      ],
    },
    {
      triggers: ['ERROR:  '],
      match: /^ERROR: {2}(?<message>.+)$/,
      severity: 'error',
      examples: [
        { log: "ERROR:  Could not find a valid gem 'nosuch' (>= 0) in any repository", gives: [{ severity: 'error' }] },
      ],
    },
  ],
};
