import { type ByteReader, type Fail, need } from '../byte-reader.ts';
import { LzmaDecoder } from './lzma.ts';

/**
 * LZMA2: LZMA in chunks that give at most 2 MiB each, so memory is the dictionary and little else. The format is the
 * one that xz's `src/liblzma/lzma/lzma2_decoder.c` reads. Ends behind the chunk that says so.
 */
export async function* decodeLzma2(reader: ByteReader, dictionarySize: number, fail: Fail): AsyncGenerator<Uint8Array> {
  if (dictionarySize > largestDictionary) {
    throw fail(`it wants a dictionary of ${dictionarySize} bytes, more than ${largestDictionary}`);
  }
  const decoder = new LzmaDecoder(Math.max(dictionarySize, largestChunk));
  let started = false;
  for (;;) {
    const control = await byte(reader, fail);
    if (control === 0) return;
    const resetsDictionary = control === 1 || control >= 0xe0;
    if (!started && !resetsDictionary) throw fail('it refers to what was not there yet');
    started = true;
    if (resetsDictionary) decoder.resetDictionary();
    if (control >= 0x80) {
      yield* packedChunk(reader, decoder, control, fail);
    } else if (control <= 2) {
      const size = await short(reader, fail);
      let left = size;
      for await (const piece of reader.pieces(size)) {
        decoder.append(piece);
        left -= piece.length;
        yield piece;
      }
      if (left > 0) throw fail('unexpected end of file');
    } else {
      throw fail('a chunk of an unknown kind');
    }
  }
}

/** xz -9 asks for 64 MiB. */
const largestDictionary = 128 * 1024 * 1024;
const largestChunk = 2 * 1024 * 1024;

async function* packedChunk(
  reader: ByteReader,
  decoder: LzmaDecoder,
  control: number,
  fail: Fail,
): AsyncGenerator<Uint8Array> {
  const unpackedSize = ((control & 0x1f) << 16) + (await short(reader, fail));
  const packedSize = await short(reader, fail);
  if (control >= 0xc0 && !decoder.setProperties(await byte(reader, fail))) throw fail('impossible LZMA properties');
  if (control >= 0xa0) decoder.resetState();
  // What is there of a chunk that is cut off is still worth decoding.
  const complete = await reader.tryFill(packedSize);
  const { bytes, problem } = decoder.decode(reader.take(packedSize), unpackedSize);
  if (bytes.length > 0) yield bytes;
  if (!complete) await need(reader, 1, fail);
  if (problem) throw fail(problem);
}

async function byte(reader: ByteReader, fail: Fail): Promise<number> {
  return (await need(reader, 1, fail)).readUInt8();
}

/** Sizes are written as one less. */
async function short(reader: ByteReader, fail: Fail): Promise<number> {
  return (await need(reader, 2, fail)).readUInt16BE() + 1;
}
