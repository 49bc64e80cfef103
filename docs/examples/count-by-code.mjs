// How often does each tool say what? Reads a log from standard input with nothing but parseLog.
//   make 2>&1 | node count-by-code.mjs

import { parseLog } from 'buildfix';

const counts = new Map();
for await (const { tool, code = 'no code', severity } of parseLog(process.stdin)) {
  const key = `${severity}  ${tool}  ${code}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(count).padStart(6)}  ${key}`);
}
