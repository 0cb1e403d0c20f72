/** One entry of a tar archive. */
export interface TarEntry {
  /** Without `./` before and `/` behind it. */
  path: string;
  kind: 'file' | 'folder' | 'link' | 'symlink' | 'other';
  /** Permission bits, those of set-user-id and set-group-id among them. */
  mode: number;
  uid: number;
  gid: number;
  /** Seconds since 1970. */
  mtime: number;
  /** Where a link leads. */
  target: string;
  content: Buffer;
}

const block = 512;
const kinds: Record<string, TarEntry['kind']> = {
  '0': 'file',
  '\0': 'file',
  '5': 'folder',
  '1': 'link',
  '2': 'symlink',
};

/**
 * The entries of a tar archive in memory, in its order: ustar with the pax records and GNU's long names, as container engines
 * write it. @throws Error when it is cut off
 */
export function* readTar(archive: Buffer): Generator<TarEntry> {
  let long: Record<string, string> = {};
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    if (header[0] === 0) return;
    const size = numberAt(header, 124, 12);
    const content = archive.subarray(at + block, at + block + size);
    if (content.length < size) throw new Error('the archive is cut off');
    at += block + Math.ceil(size / block) * block;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x') long = { ...long, ...paxRecords(content) };
    else if (type === 'L') long['path'] = textAt(content, 0, size);
    else if (type === 'K') long['linkpath'] = textAt(content, 0, size);
    else if (type !== 'g') {
      const prefix = textAt(header, 345, 155);
      const name = textAt(header, 0, 100);
      yield {
        path: trimmed(long['path'] ?? (prefix ? `${prefix}/${name}` : name)),
        kind: kinds[type] ?? 'other',
        mode: numberAt(header, 100, 8) & 0o7777,
        uid: Number(long['uid'] ?? numberAt(header, 108, 8)),
        gid: Number(long['gid'] ?? numberAt(header, 116, 8)),
        mtime: Math.floor(Number(long['mtime'] ?? numberAt(header, 136, 12))),
        target: long['linkpath'] ?? textAt(header, 157, 100),
        content,
      };
      long = {};
    }
  }
}

const trimmed = (path: string) => path.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');

function textAt(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? undefined : end).toString('utf8');
}

/** Octal digits; GNU writes what is too big for them in base 256. */
function numberAt(bytes: Buffer, from: number, length: number): number {
  if ((bytes[from] ?? 0) & 0x80) return Number(bytes.readBigUInt64BE(from + length - 8));
  return parseInt(textAt(bytes, from, length).trim() || '0', 8);
}

/** `27 path=some/long/name\n`, the number being the record's own length. */
function paxRecords(content: Buffer): Record<string, string> {
  const records: Record<string, string> = {};
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const length = parseInt(content.subarray(at, space).toString(), 10);
    if (space < 0 || !length) break;
    const [key = '', ...value] = content
      .subarray(space + 1, at + length - 1)
      .toString('utf8')
      .split('=');
    records[key] = value.join('=');
    at += length;
  }
  return records;
}
