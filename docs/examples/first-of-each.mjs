// The first occurrence of each problem as one line of JSON, with a stage of one's own between two of buildfix's.
//   node first-of-each.mjs build.log

import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dedupe, parse } from 'buildfix/stages';

const onlyErrors = new Transform({
  objectMode: true,
  transform(diagnostic, _encoding, done) {
    done(null, diagnostic.severity === 'error' ? diagnostic : undefined);
  },
});

const toLines = new Transform({
  writableObjectMode: true,
  transform({ file = '?', line = 0, message }, _encoding, done) {
    done(null, `${JSON.stringify({ file, line, message })}\n`);
  },
});

const log = process.argv[2];
await pipeline(createReadStream(log), parse({ source: log }), onlyErrors, dedupe(), toLines, process.stdout);
