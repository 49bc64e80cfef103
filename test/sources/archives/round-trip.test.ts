import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLog, fixture, type Member, makeTar, makeZip, unpackAll, type ZipOptions } from './make.ts';

/** Texts that pack well and badly, also empty ones. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 2000 }),
  fc.tuple(fc.string({ maxLength: 50 }), fc.nat({ max: 5000 })).map(([line, count]) => `${line}\n`.repeat(count)),
);

const members = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?\.log$/), { minLength: 1, maxLength: 5 })
  .chain((names) =>
    fc.tuple(...names.map((name) => text.map((content): Member => ({ name, bytes: Buffer.from(content) })))),
  );

const zips: readonly ZipOptions[] = [{}, { stored: true }, { streamed: true }];

function textsOf(archive: string, list: readonly Member[]): Record<string, string> {
  const filled = list.filter(({ bytes }) => bytes.length > 0);
  return Object.fromEntries(filled.map(({ name, bytes }) => [`${archive}!${name}`, Buffer.from(bytes).toString()]));
}

/** Binary-looking members are left out of archives, so what is random there is made printable. */
const printable = members.map((list) =>
  list.map(({ name, bytes }) => ({
    name,
    bytes: Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace(/[\0-\x1f]/g, '\n'),
    ),
  })),
);

describe('what was packed comes out again', () => {
  it('of gzip, also of several members', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (parts) => {
        const packed = Buffer.concat(parts.map((part) => gzipSync(part)));
        const { texts, troubles } = await unpackAll('a.log.gz', packed);
        expect(texts['a.log.gz'] ?? '').toBe(parts.join(''));
        expect(troubles).toEqual([]);
      }),
    );
  });

  it('of brotli, which only the name tells', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const { texts, troubles } = await unpackAll('a.log.br', brotliCompressSync(content));
        expect(texts['a.log.br'] ?? '').toBe(content);
        expect(troubles).toEqual([]);
      }),
    );
  });

  it('of tar, plain and in gzip', async () => {
    await fc.assert(
      fc.asyncProperty(printable, async (list) => {
        const tar = makeTar(list);
        expect(await unpackAll('a.tar', tar)).toEqual({ texts: textsOf('a.tar', list), troubles: [] });
        expect(await unpackAll('a.tgz', gzipSync(tar))).toEqual({ texts: textsOf('a.tgz', list), troubles: [] });
      }),
    );
  });

  it.each(zips)('of zip with %j, also inside of gzip, where it can only be read in order', async (options) => {
    await fc.assert(
      fc.asyncProperty(printable, async (list) => {
        const zip = makeZip(list, options);
        expect(await unpackAll('a.zip', zip)).toEqual({ texts: textsOf('a.zip', list), troubles: [] });
        const nested = await unpackAll('b.tar', makeTar([{ name: 'a.zip', bytes: zip }]));
        expect(nested).toEqual({ texts: textsOf('b.tar!a.zip', list), troubles: [] });
      }),
    );
  });

  it.each([
    'build.log.bz2',
    'build.log.xz',
    'build.log.zst',
    'build.none.log.xz',
    'build.crc32.log.xz',
    'build.sha256.log.xz',
  ])('of %s as the real tool packs it, once and twice', async (name) => {
    const packed = await fixture(name);
    expect(await unpackAll(name, packed)).toEqual({ texts: { [name]: buildLog }, troubles: [] });
    const twice = await unpackAll(name, Buffer.concat([packed, packed]));
    expect(twice).toEqual({ texts: { [name]: buildLog + buildLog }, troubles: [] });
  });

  it('of zips as the real tool makes them, the picture left out', async () => {
    expect(await unpackAll('logs.zip', await fixture('logs.zip'))).toEqual({
      texts: {
        'logs.zip!linux/build.log': buildLog,
        'logs.zip!lint.log': 'lint: ok\n',
        'logs.zip!build.log.gz': buildLog,
      },
      troubles: [],
    });
    expect((await unpackAll('stored.zip', await fixture('stored.zip'))).texts).toEqual({
      'stored.zip!lint.log': 'lint: ok\n',
    });
    expect((await unpackAll('streamed.zip', await fixture('streamed.zip'))).texts).toEqual({
      'streamed.zip!-': buildLog,
    });
  });

  it.each(['gnu.tar.xz', 'pax.tar.xz'])('of %s as the real tool makes it, long names included', async (name) => {
    const deep = `${name}!linux/${'a'.repeat(90)}/${'b'.repeat(90)}/lint.log`;
    const { texts, troubles } = await unpackAll(name, await fixture(name));
    expect(texts).toMatchObject({ [`${name}!build.log`]: buildLog, [deep]: 'lint: ok\n' });
    expect(Object.keys(texts)).not.toContain(`${name}!picture.png`);
    expect(troubles).toEqual([]);
  });
});

describe('a truncated archive', () => {
  /** Sooner or later in the file, and near its ends. */
  function cutsIn(whole: Buffer): number[] {
    return [
      0,
      1,
      4,
      5,
      20,
      100,
      ...[0.1, 0.3, 0.5, 0.7, 0.9].map((part) => Math.floor(part * whole.length)),
      -40,
      -10,
      -3,
      -1,
    ];
  }

  async function expectPrefix(name: string, whole: Buffer, cut: number, expected: string): Promise<string> {
    const { texts, troubles } = await unpackAll(name, whole.subarray(0, cut));
    const got = Object.values(texts).join('');
    expect(expected.startsWith(got), `${name} cut at ${cut}`).toBe(true);
    expect(troubles, `${name} cut at ${cut}`).toMatchObject([
      { code: 'BUILDFIX_ARCHIVE_DAMAGED', message: expect.stringContaining(`${name} is damaged at byte `) },
    ]);
    return got;
  }

  it.each(['build.log.bz2', 'build.log.xz', 'build.log.zst', 'build.none.log.xz'])('%s', async (name) => {
    const whole = await fixture(name);
    for (const cut of cutsIn(whole)) await expectPrefix(name, whole, cut, buildLog);
    expect((await expectPrefix(name, whole, -1, buildLog)).length).toBe(buildLog.length);
    // Blocks of zstd are the largest: 128 KiB.
    expect((await expectPrefix(name, whole, 0.8 * whole.length, buildLog)).length).toBeGreaterThan(100_000);
  });

  it('of gzip gives every byte that can be had', async () => {
    const whole = gzipSync(buildLog);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: whole.length - 1 }), async (cut) => {
        const got = await expectPrefix('a.log.gz', whole, cut, buildLog);
        // What zlib gives when it is told not to mind the end.
        const most =
          cut < 10 ? '' : gunzipSync(whole.subarray(0, cut), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
        expect(got).toBe(most);
      }),
    );
  });

  it('of brotli', async () => {
    const whole = brotliCompressSync(buildLog);
    for (const cut of cutsIn(whole)) await expectPrefix('a.log.br', whole, cut, buildLog);
  });

  it('of tar, plain and packed', async () => {
    const tar = makeTar([{ name: 'a.log', bytes: Buffer.from(buildLog) }]);
    for (const cut of [700, 100_000, buildLog.length]) {
      const got = await expectPrefix('a.tar', tar, cut, buildLog);
      expect(got.length).toBe(cut - 512);
    }
    const packed = gzipSync(tar);
    const got = await expectPrefix('a.tgz', packed, packed.length / 2, buildLog);
    expect(got.length).toBeGreaterThan(buildLog.length / 3);
    const xz = await fixture('pax.tar.xz');
    expect((await expectPrefix('pax.tar.xz', xz, xz.length / 2, buildLog)).length).toBeGreaterThan(50_000);
  });

  it.each(['build.log.bz2', 'build.log.xz', 'build.log.zst'])(
    'of gzip around %s gives what can be had',
    async (name) => {
      const inner = await fixture(name);
      const whole = gzipSync(inner);
      const got = await expectPrefix('a.gz', whole, whole.length - 30, buildLog);
      expect(got.length).toBeGreaterThan(100_000);
    },
  );

  it.each(zips)('of zip with %j, whose directory is cut off with its end', async (options) => {
    const list = ['a', 'b', 'c'].map((name) => ({ name, bytes: Buffer.from(buildLog) }));
    const whole = makeZip(list, options);
    const expected = buildLog.repeat(3);
    expect((await expectPrefix('a.zip', whole, -1, expected)).length).toBe(expected.length);
    const got = await expectPrefix('a.zip', whole, whole.length / 2, expected);
    expect(got.length).toBeGreaterThan(buildLog.length);
  });

  it('of nothing but its first bytes, or of none at all, is told as well', async () => {
    for (const name of ['a.gz', 'a.xz', 'a.bz2', 'a.zst', 'a.zip', 'a.br']) {
      expect((await unpackAll(name, Buffer.alloc(0))).troubles, name).toMatchObject([
        { code: 'BUILDFIX_ARCHIVE_DAMAGED', message: `${name} is damaged at byte 0: unexpected end of file` },
      ]);
    }
  });
});

describe('a corrupt archive', () => {
  it('of gzip gives every byte before the damage', async () => {
    const whole = gzipSync(buildLog);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: whole.length - 9 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const corrupt = Buffer.from(whole);
          corrupt[at] = (corrupt[at] as number) ^ flip;
          const { texts, troubles } = await unpackAll('a.log.gz', corrupt);
          const before = gunzipSync(whole.subarray(0, at), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
          expect((texts['a.log.gz'] ?? '').startsWith(before)).toBe(true);
          // The last byte of the packed data may hold bits that mean nothing.
          if (troubles.length === 0) expect(texts['a.log.gz'] === buildLog).toBe(true);
          else expect(troubles).toMatchObject([{ code: 'BUILDFIX_ARCHIVE_DAMAGED' }]);
        },
      ),
      { numRuns: 60, examples: [[whole.length - 9, 64]] },
    );
  });

  it.each(['build.log.xz', 'build.sha256.log.xz', 'build.log.zst', 'build.log.bz2'])(
    '%s is told as one wherever the damage is, and never breaks the reading',
    async (name) => {
      const whole = await fixture(name);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 10, max: whole.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          async (at, flip) => {
            const corrupt = Buffer.from(whole);
            corrupt[at] = (corrupt[at] as number) ^ flip;
            const { texts, troubles } = await unpackAll(name, corrupt);
            for (const trouble of troubles) expect(trouble.code).toBe('BUILDFIX_ARCHIVE_DAMAGED');
            // Damage that nothing is lost by, as in what a header merely tells, may go unnoticed; damage to the text may not.
            if (troubles.length === 0) expect(texts[name] === buildLog).toBe(true);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('goes on with the next member behind a damaged one', async () => {
    const list = ['a.log', 'b.log'].map((name) => ({ name, bytes: Buffer.from('all is well\n'.repeat(9)) }));
    const zip = makeZip(list, { stored: true });
    zip.write('X', zip.indexOf('well'));
    const { texts, troubles } = await unpackAll('a.zip', zip);
    expect(texts['a.zip!b.log']).toBe('all is well\n'.repeat(9));
    expect(troubles).toMatchObject([
      { code: 'BUILDFIX_ARCHIVE_DAMAGED', message: expect.stringMatching(/^a\.zip!a\.log is damaged/) },
    ]);
  });

  it('random bytes behind every magic never break the reading', async () => {
    const magics = ['1f8b08', 'fd377a585a00', '28b52ffd', '425a6839314159265359', '504b0304', '504b0506', '502a4d18'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 600 }), async (magic, rest) => {
        const { troubles } = await unpackAll('x', Buffer.concat([Buffer.from(magic, 'hex'), rest]));
        expect(troubles.every(({ code }) => code.startsWith('BUILDFIX_'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile archives', () => {
  it('use names as labels only, without what a terminal would obey', async () => {
    expect((await unpackAll('slip.zip', await fixture('slip.zip'))).texts).toEqual({
      'slip.zip!../lint.log': 'lint: ok\n',
    });
    const bytes = Buffer.from('text\n');
    for (const [name, archive] of [
      ['a.zip', makeZip],
      ['a.tar', makeTar],
    ] as const) {
      const { texts } = await unpackAll(name, archive([{ name: '/etc/\x1b[2J\npasswd', bytes }]));
      expect(texts).toEqual({ [`${name}!/etc/\ufffd[2J\ufffdpasswd`]: 'text\n' });
    }
  });

  it('are told about what they hide', async () => {
    const { texts, troubles } = await unpackAll('encrypted.zip', await fixture('encrypted.zip'));
    expect(texts).toEqual({});
    expect(troubles).toMatchObject([
      { code: 'BUILDFIX_INPUT_UNREADABLE', message: 'encrypted.zip!lint.log is encrypted' },
    ]);
  });

  it('are not unpacked for ever', async () => {
    let packed: Buffer = Buffer.from('text\n');
    for (let depth = 0; depth < 20; depth++) packed = gzipSync(packed);
    const { texts, troubles } = await unpackAll('a.gz', packed);
    expect(texts).toEqual({});
    expect(troubles).toMatchObject([{ code: 'BUILDFIX_INPUT_UNREADABLE' }]);
  });
});
