/** A square PNG and its side in pixels (at most 256). */
export interface Icon {
  side: number;
  png: Buffer;
}

const HEAD = 6;
const ENTRY = 16;

/** An .ico file with these pictures, as PNG (every browser in use reads that). */
export function icoOf(icons: readonly Icon[]): Buffer {
  const head = Buffer.alloc(HEAD + ENTRY * icons.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(icons.length, 4);
  let offset = head.length;
  icons.forEach(({ side, png }, index) => {
    const at = HEAD + ENTRY * index;
    head.writeUInt8(side % 256, at); // 0 stands for 256
    head.writeUInt8(side % 256, at + 1);
    head.writeUInt16LE(1, at + 4); // colour planes
    head.writeUInt16LE(32, at + 6); // bits of a pixel
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...icons.map(({ png }) => png)]);
}
