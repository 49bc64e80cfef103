import js from '@eslint/js';

export default [
  { ignores: ['crash/', 'types/', 'old/'] },
  { ...js.configs.recommended, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: 'error',
      semi: 'warn',
      'prefer-const': 'error',
      'no-var': 'warn',
      'no-useless-concat': 'warn',
      'require-await': 'error',
    },
  },
];
