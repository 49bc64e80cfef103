import { type Rule, type RuleContext, type RuleEdit, replace } from '../rule.ts';

const tools = ['hadolint'] as const;

/** Dockerfiles, as hadolint wants them. A line is changed only where the command stands in it once. */
export const dockerRules: readonly Rule[] = [
  {
    name: 'docker-sudo',
    title: "leave out 'sudo'",
    tools,
    codes: ['DL3004'],
    message: /^Do not use sudo/,
    safety: 'unsafe',
    edit: (context) => replaceOnce(context, /(?<=^\s*RUN\s+|&&\s*|;\s*)sudo\s+(?=\w)/gi, ''),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3004',
          message: 'Do not use sudo as it leads to unpredictable behavior. Use a tool like gosu to enforce root',
          line: 2,
        },
        before: 'FROM debian:12\nRUN sudo apt-get update\n',
        after: 'FROM debian:12\nRUN apt-get update\n',
      },
    ],
  },
  {
    name: 'docker-apt-yes',
    title: "answer with '-y'",
    tools,
    codes: ['DL3014'],
    message: /^Use the `-y` switch to avoid manual input/,
    safety: 'safe',
    edit: (context) => replaceOnce(context, /(?<=\bapt-get\s+install)(?=\s)(?!.*\s-\w*y)/g, ' -y'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3014',
          message: 'Use the `-y` switch to avoid manual input `apt-get -y install <package>`',
          line: 2,
        },
        before: 'FROM debian:12\nRUN apt-get update && apt-get install curl\n',
        after: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n',
      },
    ],
  },
  {
    name: 'docker-no-recommends',
    title: 'install no recommended packages',
    tools,
    codes: ['DL3015'],
    message: /^Avoid additional packages by specifying `--no-install-recommends`/,
    safety: 'unsafe',
    edit: (context) =>
      replaceOnce(
        context,
        /(?<=\bapt-get\s+(?:-y\s+)?install)(?=\s)(?!.*--no-install-recommends)/g,
        ' --no-install-recommends',
      ),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3015',
          message: 'Avoid additional packages by specifying `--no-install-recommends`',
          line: 2,
        },
        before: 'FROM debian:12\nRUN apt-get install -y curl\n',
        after: 'FROM debian:12\nRUN apt-get install --no-install-recommends -y curl\n',
      },
    ],
  },
  {
    name: 'docker-copy',
    title: "use 'COPY' for files of the project",
    tools,
    codes: ['DL3020'],
    message: /^Use COPY instead of ADD for files and folders/,
    safety: 'unsafe',
    edit: (context) =>
      /https?:|git@|\.(?:tar|tgz|gz|xz|bz2|zip)\b/.test(context.line)
        ? undefined
        : replaceOnce(context, /^(?<=\s*)ADD(?=\s)/g, 'COPY'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3020',
          message: 'Use COPY instead of ADD for files and folders',
          line: 2,
        },
        before: 'FROM debian:12\nADD app.txt /app/\n',
        after: 'FROM debian:12\nCOPY app.txt /app/\n',
      },
    ],
  },
  {
    name: 'docker-apt-get',
    title: "use 'apt-get', which is made for scripts",
    tools,
    codes: ['DL3027'],
    message: /^Do not use apt as it is meant to be an end-user tool/,
    safety: 'unsafe',
    edit: (context) =>
      replaceOnce(context, /(?<=^\s*RUN\s+|&&\s*|;\s*)apt(?=\s+(?:update|install|upgrade|remove|-y)\b)/gi, 'apt-get'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3027',
          message: 'Do not use apt as it is meant to be an end-user tool, use apt-get or apt-cache instead',
          line: 2,
        },
        before: 'FROM debian:12\nRUN apt install -y curl\n',
        after: 'FROM debian:12\nRUN apt-get install -y curl\n',
      },
    ],
  },
  {
    name: 'docker-pip-cache',
    title: 'keep no cache of pip in the image',
    tools,
    codes: ['DL3042'],
    message: /^Avoid use of cache directory with pip/,
    safety: 'safe',
    edit: (context) => replaceOnce(context, /(?<=\bpip3?\s+install)(?=\s)/g, ' --no-cache-dir'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3042',
          message: 'Avoid use of cache directory with pip. Use `pip install --no-cache-dir <package>`',
          line: 2,
        },
        before: 'FROM python:3.12\nRUN pip install flask==3.0.0\n',
        after: 'FROM python:3.12\nRUN pip install --no-cache-dir flask==3.0.0\n',
      },
    ],
  },
  {
    name: 'docker-apk-cache',
    title: 'keep no cache of apk in the image',
    tools,
    codes: ['DL3019'],
    message: /^Use the `--no-cache` switch/,
    safety: 'safe',
    edit: (context) => replaceOnce(context, /(?<=\bapk\s+add)(?=\s)/g, ' --no-cache'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3019',
          message:
            'Use the `--no-cache` switch to avoid the need to use `--update` and remove `/var/cache/apk/*` when done installing packages',
          line: 2,
        },
        before: 'FROM alpine:3.20\nRUN apk add curl\n',
        after: 'FROM alpine:3.20\nRUN apk add --no-cache curl\n',
      },
    ],
  },
  {
    name: 'docker-yum-yes',
    title: "answer with '-y'",
    tools,
    codes: ['DL3030'],
    message: /^Use the -y switch to avoid manual input `yum install/,
    safety: 'safe',
    edit: (context) => replaceOnce(context, /(?<=\byum\s+install)(?=\s)/g, ' -y'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3030',
          message: 'Use the -y switch to avoid manual input `yum install -y <package>`',
          line: 2,
        },
        before: 'FROM rockylinux:9\nRUN yum install curl\n',
        after: 'FROM rockylinux:9\nRUN yum install -y curl\n',
      },
    ],
  },
  {
    name: 'docker-copy-folder',
    title: "end the name of the folder with '/'",
    tools,
    codes: ['DL3021'],
    message: /^COPY with more than 2 arguments requires the last argument to end with \//,
    safety: 'safe',
    edit: (context) => replaceOnce(context, /(?<=^\s*(?:COPY|ADD)\s.*[^\s/"\]])(?=\s*$)/gi, '/'),
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3021',
          message: 'COPY with more than 2 arguments requires the last argument to end with /',
          line: 2,
        },
        before: 'FROM debian:12\nCOPY a b /c\n',
        after: 'FROM debian:12\nCOPY a b /c/\n',
      },
    ],
  },
  {
    name: 'docker-maintainer',
    title: 'name the maintainer in a label',
    tools,
    codes: ['DL4000'],
    message: /^MAINTAINER is deprecated/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const name = /^\s*MAINTAINER\s+([^"\\]+?)\s*$/i.exec(line)?.[1];
      return name === undefined ? undefined : [replace(at, 0, line.length, `LABEL maintainer="${name}"`)];
    },
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: { tool: 'hadolint', code: 'DL4000', message: 'MAINTAINER is deprecated', line: 2 },
        before: 'FROM debian:12\nMAINTAINER Ada <ada@example.com>\n',
        after: 'FROM debian:12\nLABEL maintainer="Ada <ada@example.com>"\n',
      },
    ],
  },
  {
    name: 'docker-exec-form',
    title: 'write the command as a list of its words',
    tools,
    codes: ['DL3025'],
    message: /^Use arguments JSON notation for CMD and ENTRYPOINT arguments/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      // Anything that a shell would have to read keeps its shell.
      const command = /^(\s*(?:CMD|ENTRYPOINT)\s+)([\w./:=@,+-]+(?:\s+[\w./:=@,+-]+)*)\s*$/i.exec(line);
      if (!command) return undefined;
      const [, lead = '', words = ''] = command;
      return [
        replace(
          at,
          lead.length,
          line.length - lead.length,
          `[${words
            .split(/\s+/)
            .map((word) => JSON.stringify(word))
            .join(', ')}]`,
        ),
      ];
    },
    examples: [
      {
        file: 'Dockerfile',
        diagnostic: {
          tool: 'hadolint',
          code: 'DL3025',
          message: 'Use arguments JSON notation for CMD and ENTRYPOINT arguments',
          line: 2,
        },
        before: 'FROM debian:12\nCMD python3 app.py\n',
        after: 'FROM debian:12\nCMD ["python3", "app.py"]\n',
      },
    ],
  },
];

function replaceOnce({ line, at }: RuleContext, expression: RegExp, text: string): readonly RuleEdit[] | undefined {
  const [only, other] = [...line.matchAll(expression)];
  if (!only || other || /^\s*#/.test(line)) return undefined;
  return [replace(at, only.index, only[0].length, text)];
}
