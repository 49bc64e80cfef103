import type { Rule } from '../rule.ts';
import { cRules } from './c.ts';
import { cFunctionRules } from './c-functions.ts';
import { cPreprocessorRules } from './c-preprocessor.ts';
import { cSyntaxRules } from './c-syntax.ts';
import { cmakeRules } from './cmake.ts';
import { csharpRules } from './csharp.ts';
import { eslintRules } from './eslint.ts';
import { goRules } from './go.ts';
import { javaRules } from './java.ts';
import { pythonRules } from './python.ts';
import { typescriptRules } from './typescript.ts';

export const rules: readonly Rule[] = [
  ...cFunctionRules,
  ...cSyntaxRules,
  ...cPreprocessorRules,
  ...cRules,
  ...typescriptRules,
  ...eslintRules,
  ...javaRules,
  ...csharpRules,
  ...goRules,
  ...pythonRules,
  ...cmakeRules,
];
