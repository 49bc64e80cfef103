import type { Rule } from '../rule.ts';
import { cRules } from './c.ts';
import { cDeclarationRules } from './c-declarations.ts';
import { cFunctionRules } from './c-functions.ts';
import { cMacroCallRules } from './c-macro-calls.ts';
import { cPreprocessorRules } from './c-preprocessor.ts';
import { cKeywordRules, cLineRules, cNameRule, cSlipRules } from './c-slips.ts';
import { cSyntaxRules } from './c-syntax.ts';
import { cmakeRules } from './cmake.ts';
import { csharpRules } from './csharp.ts';
import { csharpTypeRules } from './csharp-types.ts';
import { dockerRules } from './docker.ts';
import { duplicateRules } from './duplicates.ts';
import { eslintRules } from './eslint.ts';
import { goRules } from './go.ts';
import { goTypeRules } from './go-types.ts';
import { javaRules } from './java.ts';
import { javaTypeRules } from './java-types.ts';
import { manifestRules } from './manifests.ts';
import { misspeltRules } from './misspelt.ts';
import { pythonRules } from './python.ts';
import { pythonLintRules } from './python-lint.ts';
import { pythonNameRules } from './python-names.ts';
import { pythonReadingRules } from './python-reading.ts';
import { pythonSyntaxRules } from './python-syntax.ts';
import { rustRules } from './rust.ts';
import { typescriptRules } from './typescript.ts';
import { typescriptClassRules } from './typescript-classes.ts';
import { typescriptFunctionRules } from './typescript-functions.ts';
import { typescriptImportRules } from './typescript-imports.ts';
import { typescriptInferRules } from './typescript-infer.ts';
import { typescriptMisspeltRules } from './typescript-misspelt.ts';
import { typescriptNameRules } from './typescript-names.ts';
import { typescriptReadingRules } from './typescript-reading.ts';
import { typescriptStrictRules } from './typescript-strict.ts';
import { typescriptSyntaxRules } from './typescript-syntax.ts';
import { typescriptTypeRules } from './typescript-types.ts';
import { typescriptUnusedRules } from './typescript-unused.ts';

export const rules: readonly Rule[] = [
  ...cFunctionRules,
  ...cKeywordRules,
  ...cLineRules,
  ...cDeclarationRules,
  ...cSyntaxRules,
  cNameRule,
  ...cMacroCallRules,
  ...cPreprocessorRules,
  ...cSlipRules,
  ...cRules,
  ...typescriptReadingRules,
  ...typescriptImportRules,
  ...typescriptMisspeltRules,
  ...typescriptSyntaxRules,
  ...typescriptRules,
  ...typescriptClassRules,
  ...typescriptTypeRules,
  ...typescriptStrictRules,
  ...typescriptNameRules,
  ...typescriptUnusedRules,
  ...typescriptInferRules,
  ...typescriptFunctionRules,
  ...eslintRules,
  ...javaRules,
  ...javaTypeRules,
  ...csharpRules,
  ...csharpTypeRules,
  ...goRules,
  ...goTypeRules,
  ...pythonReadingRules,
  ...pythonRules,
  ...pythonSyntaxRules,
  ...pythonNameRules,
  ...pythonLintRules,
  ...cmakeRules,
  ...dockerRules,
  ...manifestRules,
  ...misspeltRules,
  ...duplicateRules,
  ...rustRules,
];
