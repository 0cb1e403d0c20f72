import { expect, test } from 'vitest';
import { readImage } from '../archive/image-archive.ts';
import { writeImage, type Files } from '../fixtures/image.ts';
import { compareImages } from './compare.ts';

const compare = (first: Files, second: Files) =>
  compareImages(
    readImage(writeImage([{ base: 'x' }, first])),
    readImage(writeImage([{ base: 'x' }, second])),
  );

test('equal builds', () => {
  expect(compare({ a: '1', b: '2' }, { a: '1', b: '2' })).toEqual({ layers: 2, different: 0, files: [] });
});

test('files that differ are named, with how', () => {
  expect(compare({ a: '1', b: '2', c: '3' }, { a: '0', b: ['2', 0o755], d: '4' })).toEqual({
    layers: 2,
    different: 1,
    files: ['a: content', 'b: mode', 'c: only in the first build', 'd: only in the second build'],
  });
});
