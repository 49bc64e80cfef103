import type { Format } from '../core/format.ts';

export const ctest: Format = {
  name: 'ctest',
  title: 'CTest',
  url: 'https://cmake.org/cmake/help/latest/manual/ctest.1.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['***Failed', '***Timeout', '***Exception', '***Not Run'],
      match:
        /^ *\d+\/\d+ +Test +#\d+: (?<code>\S+(?: [^\s.]\S*)*) \.*(?<why>[ \w]*)\*{3}(?<message>Failed|Timeout|Exception|Not Run)(?<more>:? ?[A-Za-z( ]*\)?).*$/,
      severity: 'error',
      read: (_, { code = '', why = '', message = '', more = '' }) => {
        if (more.includes('Disabled')) return [];
        const said = [why.trim(), `${message}${more}`.replace(/[: ]+$/, '')].filter(Boolean).join(': ');
        return { message: `${code}: ${said}` };
      },
      examples: [
        {
          log: '2/3 Test #2: sum_test .........................***Failed    0.01 sec',
          gives: [{ severity: 'error', code: 'sum_test', message: 'sum_test: Failed' }],
        },
        {
          log: '3/7 Test #3: two words ......................Subprocess aborted***Exception:   0.00 sec\n4/7 Test #4: crash ..............***Exception: SegFault  0.06 sec\n7/7 Test #7: dis ..............................***Not Run (Disabled)   0.00 sec',
          gives: [
            { severity: 'error', code: 'two words', message: 'two words: Subprocess aborted: Exception' },
            { code: 'crash', message: 'crash: Exception: SegFault' },
          ],
        },
      ],
    },
  ],
};
