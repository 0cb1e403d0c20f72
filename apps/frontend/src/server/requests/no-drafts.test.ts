import { expect, test } from 'vitest';
import { refuseDrafts } from './no-drafts.ts';

test.each([
  ['a=1; __prerender_bypass=00; b=2', 'a=1; b=2'],
  ['__next_preview_data=x; a=1', 'a=1'],
  ['a=__prerender_bypass=1; __Secure-session=2', 'a=__prerender_bypass=1; __Secure-session=2'],
  ['__prerender_bypass=00', undefined],
])('of the cookies %s Next sees %s', (cookie, expected) => {
  const headers = { cookie };
  refuseDrafts(headers);
  expect(headers.cookie).toBe(expected);
});

test('the headers that have a page made anew are gone, others stay', () => {
  const headers = { 'x-prerender-revalidate': '00', 'x-prerender-revalidate-if-generated': '1', host: 'a' };
  refuseDrafts(headers);
  expect(headers).toEqual({ host: 'a' });
});
