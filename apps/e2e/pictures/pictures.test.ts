import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { icoOf } from './ico.ts';
import { LINK_PICTURE } from './link-picture.ts';

const frontend = join(import.meta.dirname, '../../frontend');
const read = (name: string) => readFileSync(join(frontend, name));

/** Width and height of a PNG, from its header. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe('the pictures of the frontend', () => {
  test.each([
    ['src/app/apple-icon.png', 180],
    ['public/icon-192.png', 192],
    ['public/icon-512.png', 512],
  ])('%s is a square of %i', (name, side) => {
    expect(sizeOf(read(name))).toEqual({ width: side, height: side });
  });

  test('the one for links has the size that is asked for, and is no burden', () => {
    const png = read('src/app/opengraph-image.png');
    expect(sizeOf(png)).toEqual(LINK_PICTURE);
    expect(png.length).toBeLessThan(150_000);
  });

  test('favicon.ico holds the sizes of a tab', () => {
    const ico = read('src/app/favicon.ico');
    const sides = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index;
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
      const { width } = sizeOf(ico.subarray(offset, offset + length));
      expect(width).toBe(ico.readUInt8(at));
      return width;
    });
    expect(sides).toEqual([16, 32]);
  });

  test('the manifest names files that are there, in their true size', () => {
    const { icons } = JSON.parse(read('src/app/manifest.webmanifest').toString()) as {
      icons: { src: string; sizes: string }[];
    };
    for (const { src, sizes } of icons.filter(({ sizes }) => sizes !== 'any')) {
      const { width, height } = sizeOf(read(`public${src}`));
      expect(`${width}x${height}`).toBe(sizes);
    }
  });
});

test('an .ico of one picture is its header and the picture', () => {
  const png = Buffer.from('PNG');
  const ico = icoOf([{ side: 256, png }]);
  expect(ico.length).toBe(6 + 16 + 3);
  expect(ico.readUInt8(6)).toBe(0);
  expect(ico.subarray(22)).toEqual(png);
});
