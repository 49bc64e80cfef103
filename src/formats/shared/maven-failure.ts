/** Why Maven itself gave up: goals, dependencies, plugins, POMs, the command line. */

import type { FormatRule, Groups, Part } from '../../core/format.ts';
import { continuesEpilogue } from './maven-compiler.ts';

/** The file stands there only where it is not the one that Maven was started for. */
const pomProblem =
  /^\[(?<severity>ERROR|WARNING|FATAL)\] *(?<message>\S.*?) @ (?:[^,@]*, )?(?:(?<file>[^,@]+), )?line (?<line>\d+), column (?<column>\d+)(?: -> \[Help \d+\])?$/;

export const mavenFailureRules: readonly FormatRule[] = [
  {
    // Why Maven itself gave up: a goal that failed, dependencies, plugins, the command line.
    triggers: ['Failed to execute goal', '-> [Help '],
    match:
      /^\[ERROR\] (?:Failed to execute goal(?: [^\s:]+:\S+)?(?: \([^)]*\))?(?: on project (?<step>[^\s:]+))?: (?<message>.*)|(?<plain>\S.* -> \[Help \d+\]))$/,
    severity: 'error',
    block: { continues: continuesEpilogue },
    read: readFailure,
    examples: [
      {
        log: '[ERROR] Failed to execute goal on project a: Could not resolve dependencies for project a:a:jar:1: Could not find artifact junit:junit:jar:99.1 in central -> [Help 1]\n[ERROR] \n[ERROR] For more information about the errors and possible solutions, please read the following articles:\n[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/DependencyResolutionException',
        gives: [
          {
            severity: 'error',
            step: 'a',
            code: 'DependencyResolutionException',
            message:
              'Could not resolve dependencies for project a:a:jar:1: Could not find artifact junit:junit:jar:99.1 in central',
          },
        ],
      },
      {
        log: '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-enforcer-plugin:3.4.1:enforce (java) on project a: \n[ERROR] Rule 0: org.apache.maven.enforcer.rules.version.RequireJavaVersion failed with message:\n[ERROR] Detected JDK version 17 is not in the allowed range [21,).\n[ERROR] -> [Help 1]',
        gives: [
          {
            message: 'Rule 0: org.apache.maven.enforcer.rules.version.RequireJavaVersion failed with message:',
            related: [{ message: 'Detected JDK version 17 is not in the allowed range [21,).' }],
          },
        ],
      },
      {
        log: '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.2.5:test (default-test) on project lib: There are test failures.\n[ERROR] \n[ERROR] Please refer to /home/dev/lib/target/surefire-reports for the individual test results.\n[ERROR] -> [Help 1]',
        gives: [],
      },
    ],
  },
  {
    // Several problems of POMs at once, then the same again with the file's name.
    triggers: ['Some problems were encountered'],
    match: /^\[ERROR\] \[ERROR\] Some problems were encountered while processing the POMs:$/,
    block: { continues: (line) => (/^\[(?:ERROR|WARNING|FATAL)\]|^ @ ?$/.test(line) ? 'yes' : 'no') },
    read: readPoms,
    examples: [
      {
        log: "[ERROR] [ERROR] Some problems were encountered while processing the POMs:\n[WARNING] 'dependencies.dependency.(groupId:artifactId:type:classifier)' must be unique: a:b:jar -> version 1 vs 2 @ line 7, column 17\n[ERROR] 'dependencies.dependency.version' for a:c:jar is missing. @ line 5, column 17\n @ \n[ERROR] The build could not read 1 project -> [Help 1]\n[ERROR]   \n[ERROR]   The project shop:bad:1 (/home/dev/bad/pom.xml) has 1 error\n[ERROR]     'dependencies.dependency.version' for a:c:jar is missing. @ line 5, column 17\n[ERROR] \n[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/ProjectBuildingException",
        gives: [
          { severity: 'warning', line: 7, column: 17 },
          {
            severity: 'error',
            file: 'home/dev/bad/pom.xml',
            line: 5,
            column: 17,
            message: "'dependencies.dependency.version' for a:c:jar is missing.",
          },
        ],
      },
    ],
  },
  {
    triggers: ['[WARNING]'],
    match: pomProblem,
    examples: [
      {
        log: "[WARNING] 'build.plugins.plugin.version' for org.apache.maven.plugins:maven-jar-plugin is missing. @ line 12, column 15",
        gives: [
          {
            severity: 'warning',
            line: 12,
            column: 15,
            message: "'build.plugins.plugin.version' for org.apache.maven.plugins:maven-jar-plugin is missing.",
          },
        ],
      },
    ],
  },
  {
    triggers: ['[WARNING]'],
    match: /^\[WARNING\] (?<message>The POM for \S+ is (?:missing|invalid).*)$/,
    severity: 'warning',
    examples: [
      {
        log: '[WARNING] The POM for junit:junit:jar:99.1 is missing, no dependency information available',
        gives: [
          {
            severity: 'warning',
            message: 'The POM for junit:junit:jar:99.1 is missing, no dependency information available',
          },
        ],
      },
    ],
  },
];

function readFailure(lines: readonly string[], { message: said, plain = '' }: Groups): Part | [] {
  const [first = '', ...others] = [said ?? plain, ...lines.slice(1)].map(withoutMarks);
  const end = lines.findIndex((line) => /-> \[Help \d+\]$/.test(line));
  const [message = '', ...more] = [first, ...others.slice(0, Math.max(end, 0))].filter((line) => line !== '');
  // The tests that failed have been reported; so has what a style plugin counts here.
  if (/^There (?:are|were) test failures|^You have \d+ .*violations|^failed with \d+ bugs and \d+ errors/.test(message))
    return [];
  const code = /\/MAVEN\/(\w+)$/.exec(lines.find((line) => line.includes('[Help 1] http')) ?? '')?.[1];
  return {
    message,
    ...(code !== undefined && { code }),
    ...(more.length > 0 && { related: more.map((text) => ({ message: text })) }),
  };
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\[ERROR\]/, '')
    .replace(/ ?-> \[Help \d+\]$/, '')
    .trim();
}

/** Errors are taken from the second part, where it is there: only that names the file. */
function readPoms(lines: readonly string[]): Part[] {
  const echo = lines.findIndex((line) => line.startsWith('[ERROR] The build could not read'));
  let file: string | undefined;
  return lines.flatMap((line, index): Part[] => {
    file = /^\[ERROR\] {3}The project .* \((?<file>.*)\) has \d+ errors?$/.exec(line)?.groups?.file ?? file;
    const found = pomProblem.exec(line)?.groups;
    if (!found || (echo > index && found.severity !== 'WARNING')) return [];
    const named = found.file ?? file;
    return [
      {
        severity: found.severity === 'WARNING' ? 'warning' : 'error',
        message: (found.message as string).trim(),
        ...(named !== undefined && { file: named }),
        line: Number(found.line),
        column: Number(found.column),
        span: [index, index],
      },
    ];
  });
}
