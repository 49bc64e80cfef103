import type { Format } from '../core/format.ts';
import { mavenCompilerRules } from './shared/maven-compiler.ts';
import { mavenFailureRules } from './shared/maven-failure.ts';
import { surefireRules } from './shared/surefire.ts';

export const maven: Format = {
  name: 'maven',
  title: 'Apache Maven with its compiler, test and style plugins',
  url: 'https://maven.apache.org/plugins/maven-compiler-plugin/',
  // javac's and Checkstyle's column numbers: tabs count up to the next multiple of 8.
  columnUnit: 'display',
  rules: [...mavenCompilerRules, ...mavenFailureRules, ...surefireRules],
};
