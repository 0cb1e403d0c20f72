import { Transform, type TransformCallback } from 'node:stream';

const block = 512;

/**
 * A tar on its way, without the files that `leaveOut` names. Only a header is ever held back; content passes as it comes.
 * Knows the plain header (POSIX.1-1988 ustar), which is all that `docker save` writes for the names that matter here.
 */
export class TarWithout extends Transform {
  readonly #leaveOut: (name: string) => boolean;
  /** The part of a header that has come so far. */
  #header = Buffer.alloc(0);
  /** Bytes of the present file, with its padding, that are still to come. */
  #left = 0;
  #dropping = false;
  /** Bytes of files that were left out. */
  spared = 0;

  constructor(leaveOut: (name: string) => boolean) {
    super();
    this.#leaveOut = leaveOut;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#left > 0) {
        const part = rest.subarray(0, this.#left);
        if (!this.#dropping) this.push(part);
        this.#left -= part.length;
        rest = rest.subarray(part.length);
        continue;
      }
      const part = rest.subarray(0, block - this.#header.length);
      this.#header = Buffer.concat([this.#header, part]);
      rest = rest.subarray(part.length);
      if (this.#header.length === block) this.#begin();
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.#header.length > 0) this.push(this.#header);
    done();
  }

  #begin(): void {
    const header = this.#header;
    this.#header = Buffer.alloc(0);
    const size = sizeOf(header);
    this.#dropping = size > 0 && this.#leaveOut(nameOf(header));
    this.#left = Math.ceil(size / block) * block;
    if (this.#dropping) this.spared += size;
    else this.push(header);
  }
}

const text = (header: Buffer, from: number, length: number) =>
  header
    .subarray(from, from + length)
    .toString('latin1')
    .split('\0')[0]!;

function nameOf(header: Buffer): string {
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
  return prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100);
}

function sizeOf(header: Buffer): number {
  // More than 8 GiB stand in base 256, marked by the first bit.
  if (header[124]! & 0x80) return Number(header.readBigUInt64BE(128));
  return parseInt(text(header, 124, 12).trim() || '0', 8);
}
