import type { Format } from '../core/format.ts';
import { readBazelEvent } from './shared/bazel-event.ts';
import { parseJson } from './shared/json-report.ts';

export const bazelEvents: Format = {
  name: 'bazel-events',
  title: "Bazel's build events in JSON",
  url: 'https://bazel.build/remote/bep',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['{"id":{'],
      match: /^\{"id":\{"\w+":/,
      read: ([line = '']) => readBazelEvent(parseJson(line)),
      examples: [
        {
          log: '{"id":{"progress":{}},"children":[{"progress":{"opaqueCount":1}}],"progress":{"stderr":"\\u001b[32mINFO: \\u001b[0mAnalyzed target //app:sum.\\napp/sum.cc: In function \'int sum()\':\\napp/sum.cc:3:10: error: \'b\' was not declared in this scope\\n    3 |   return b;\\n"}}\n{"id":{"actionCompleted":{"primaryOutput":"bazel-out/k8-fastbuild/bin/app/_objs/sum/sum.o","label":"//app:sum","configuration":{"id":"c0"}}},"action":{"exitCode":1,"stderr":{"name":"stderr","uri":"file:///tmp/stderr-1"},"label":"//app:sum","type":"CppCompile","failureDetail":{"message":"local spawn failed for CppCompile","spawn":{"code":"NON_ZERO_EXIT","spawnExitCode":1}}}}\n{"id":{"targetCompleted":{"label":"//app:sum"}},"completed":{"failureDetail":{"message":"worker failed"}}}\n{"id":{"testResult":{"label":"//app:sum_test","run":1,"shard":1,"attempt":1}},"testResult":{"status":"FAILED","testActionOutput":[{"name":"test.log","uri":"file:///tmp/test.log"}]}}\n{"id":{"pattern":{"pattern":["//x"]}},"aborted":{"reason":"LOADING_FAILURE","description":"no such package \'x\': BUILD file not found"}}\n{"id":{"targetCompleted":{"label":"//app:all"}},"aborted":{"reason":"SKIPPED"}}',
          gives: [
            {
              tool: 'bazel',
              severity: 'error',
              file: 'app/sum.cc',
              line: 3,
              column: 10,
              message: "'b' was not declared in this scope",
            },
            {
              tool: 'bazel',
              code: 'CppCompile',
              step: '//app:sum',
              message: 'local spawn failed for CppCompile',
            },
            { tool: 'bazel', code: '//app:sum_test', message: 'FAILED' },
            { tool: 'bazel', code: 'LOADING_FAILURE', message: "no such package 'x': BUILD file not found" },
          ],
        },
      ],
    },
  ],
};
