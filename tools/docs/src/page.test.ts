import { marked } from 'marked';
import { expect, test } from 'vitest';
import { commandsOf, isWalked, readMark } from './mark.ts';
import { anchorsOf, blocksOf, linksOf } from './page.ts';

const page = (text: string) => ({ path: 'x.md', tokens: marked.lexer(text) });

test('a block has the comment that stands right before it, and no other', () => {
  const text = [
    '<!-- test -->',
    '```sh',
    'a',
    '```',
    '',
    '```sh',
    'b',
    '```',
    '<!-- walk -->',
    'words',
    '```json',
    '{}',
    '```',
  ];
  expect(blocksOf(page(text.join('\n')))).toEqual([
    { page: 'x.md', language: 'sh', text: 'a', mark: 'test' },
    { page: 'x.md', language: 'sh', text: 'b' },
    { page: 'x.md', language: 'json', text: '{}' },
  ]);
});

test('also with an empty line between them, and in a list', () => {
  const text = '- one\n\n  <!-- not run: it needs an account -->\n\n  ```sh\n  a\n  ```\n';
  expect(blocksOf(page(text)).map(({ mark }) => mark)).toEqual(['not run: it needs an account']);
});

test.each([
  ['test', { by: 'test' }],
  ['refused: too few', { by: 'test', refusal: 'too few' }],
  ['walk', { by: 'walk' }],
  ['in .ci/run: start, down', { by: 'ci', steps: ['start', 'down'] }],
  ['not run: it needs an account', { by: 'nobody', reason: 'it needs an account' }],
  ['not run: no', undefined],
  ['tested', undefined],
  [undefined, undefined],
])('the comment %j', (mark, read) => {
  expect(readMark({ page: 'x.md', language: 'sh', text: '', ...(mark && { mark }) })).toEqual(read);
});

test.each([
  ['walk', 'sh', true],
  ['in .ci/run: start', 'sh', true],
  ['test', 'sh', false],
  ['walk', 'json', false],
])('a block marked %j in %s is walked: %s', (mark, language, is) => {
  expect(isWalked({ page: 'x.md', language, text: 'a', mark })).toBe(is);
});

test('commands are lines without comments, joined where they go on', () => {
  const text = '# first\na --b   # why\n\nc \\\n  -d "#e"\n';
  expect(commandsOf({ page: 'x.md', language: 'sh', text })).toEqual(['a --b', 'c -d "#e"']);
});

test('links and anchors are those that GitHub makes', () => {
  const one = page('# A `b` and C, d\n\n[x](y.md#z) ![p](q.png) `[no](r.md)`\n\n## Done? [No](s.md)\n');
  expect(linksOf(one)).toEqual(['y.md#z', 'q.png', 's.md']);
  expect([...anchorsOf(one)]).toEqual(['a-b-and-c-d', 'done-no']);
});
