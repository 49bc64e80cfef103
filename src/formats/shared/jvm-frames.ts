import type { Part } from '../../core/format.ts';

/** The first frame of a stack of the JVM that is neither the platform's nor a test framework's, or else the first. */
export function ownJvmFrame(lines: readonly string[]): Part {
  const frames = lines.flatMap((line) => {
    const frame = frameLine.exec(line)?.groups;
    return frame ? [frame] : [];
  });
  const own = frames.find(({ name = '' }) => !isFramework.test(name)) ?? frames[0];
  return own ? { file: own.file as string, line: Number(own.line) } : {};
}

const frameLine = /^\s+at (?:[\w.@-]+\/)?(?<name>[\w$.<>]+)\((?<file>\w+\.\w+):(?<line>\d+)\)$/;
const isFramework =
  /^(?:java|javax|jdk|sun|com\.sun|kotlin|scala|groovy|org\.(?:junit|testng|apache|springframework|hibernate|gradle|codehaus|opentest4j|assertj|hamcrest|mockito|spockframework)|junit)\./;
