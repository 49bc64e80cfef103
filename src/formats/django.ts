import type { Format } from '../core/format.ts';

export const django: Format = {
  name: 'django',
  title: "Django's system checks",
  url: 'https://docs.djangoproject.com/en/stable/ref/checks/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [
        ': (fields.',
        ': (models.',
        ': (security.',
        ': (admin.',
        ': (urls.',
        ': (auth.',
        ': (templates.',
        ': (staticfiles.',
        ': (contenttypes.',
        ': (sites.',
        ': (caches.',
        ': (compatibility.',
        ': (database',
        ': (postgres.',
        ': (mysql.',
        ': (async.',
        ': (files.',
        ': (commands.',
        ': (signals.',
        ': (translation.',
        ': (rest_framework.',
        ': (debug_toolbar.',
      ],
      match: /^(?<object>[^\s:(]+): \((?<code>[a-z_]\w*\.(?<level>[EWCID])\d{3})\) (?<message>\S.*)$/,
      block: { continues: (line) => (/^\tHINT: /.test(line) ? 'yes' : 'no') },
      read: ([, ...hints], { object, level, message }) => ({
        severity: /[EC]/.test(level ?? '') ? 'error' : level === 'W' ? 'warning' : 'info',
        message: object === '?' ? (message as string) : `${object}: ${message}`,
        ...(hints.length > 0 && { related: hints.map((hint) => ({ message: hint.trim() })) }),
      }),
      examples: [
        {
          log: "SystemCheckError: System check identified some issues:\n\nERRORS:\nap.A.f: (fields.E300) Field defines a relation with model 'Nope', which is either not installed, or is abstract.\n\nWARNINGS:\n?: (security.W018) You should not have DEBUG set to True in deployment.\napp.Item: (models.W042) Auto-created primary key used when not defining a primary key type.\n\tHINT: Configure the DEFAULT_AUTO_FIELD setting.",
          gives: [
            {
              severity: 'error',
              code: 'fields.E300',
              message:
                "ap.A.f: Field defines a relation with model 'Nope', which is either not installed, or is abstract.",
            },
            {
              severity: 'warning',
              code: 'security.W018',
              message: 'You should not have DEBUG set to True in deployment.',
            },
            {
              severity: 'warning',
              code: 'models.W042',
              related: [{ message: 'HINT: Configure the DEFAULT_AUTO_FIELD setting.' }],
            },
          ],
        },
      ],
    },
  ],
};
