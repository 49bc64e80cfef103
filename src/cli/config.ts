import { testPipeline } from '../../pipelines/compose.ts';
import { bareContext } from '../core/context.ts';
import { BuildfixError } from '../core/errors.ts';
import { resolveSettings, type Settings } from './options.ts';
import type { CommandContext } from './program.ts';
import { printTable } from './table.ts';

/** `buildfix config show|check|test [FILE]`. */
export async function config({ command }: CommandContext, action: string, file?: string): Promise<number> {
  if (file !== undefined) command.setOptionValueWithSource('config', file, 'cli');
  const settings = await resolveSettings(command);
  const json = command.opts<{ json?: boolean }>().json === true;
  switch (action) {
    case 'show':
      return show(settings, json);
    case 'check':
      return check(settings);
    case 'test':
      return test(settings, json);
    default:
      throw new BuildfixError('BUILDFIX_USAGE', {
        message: `There is no \`buildfix config ${action}\`.`,
        hint: 'Use show, check or test.',
      });
  }
}

function show({ config: fromFile, configFile, ...inForce }: Settings, json: boolean): number {
  const { routes, suppress, pipelines } = fromFile;
  const all = {
    configFile: configFile ?? null,
    ...inForce,
    ...(routes && { routes }),
    ...(suppress && { suppress }),
    ...(pipelines && { pipelines }),
  };
  if (json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else
    printTable(
      Object.entries(all).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  return 0;
}

/** Everything that can be wrong was found when the settings were read. */
function check({ config: { pipelines = {} }, configFile }: Settings): number {
  if (configFile === undefined) {
    process.stdout.write('There is no configuration file: the defaults are in force.\n');
  } else {
    process.stdout.write(`${configFile} is right (${Object.keys(pipelines).length} pipelines).\n`);
  }
  return 0;
}

async function test({ config: { pipelines = {} }, root }: Settings, json: boolean): Promise<number> {
  const results = [];
  for (const [pipeline, description] of Object.entries(pipelines)) {
    for (const result of await testPipeline(description, bareContext({ root }))) results.push({ pipeline, ...result });
  }
  const failed = results.filter(({ passed }) => !passed);
  if (json) {
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } else {
    for (const { pipeline, name, passed, got, wanted } of results) {
      process.stdout.write(`${passed ? 'ok' : 'FAILED'}  ${pipeline}: ${name}\n`);
      if (!passed) process.stdout.write(`  wanted ${JSON.stringify(wanted)}\n  got    ${JSON.stringify(got)}\n`);
    }
    process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
  }
  return failed.length > 0 ? 1 : 0;
}
