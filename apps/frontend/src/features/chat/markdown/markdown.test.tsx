import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Markdown } from './markdown.tsx';
import { LONGEST_PARSED, parseMarkdown } from './parse-markdown.ts';
import { safeLink } from './safe-link.ts';

/** The HTML that a message becomes, without its classes. */
function html(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} />).replaceAll(/ class="[^"]*"/g, '');
}

/** The same without the outer element, and without directions where they say nothing for the test. */
const inner = (text: string) =>
  html(text).slice('<div>'.length, -'</div>'.length).replaceAll(' dir="auto"', '');

describe('what Markdown becomes', () => {
  test.each([
    ['Hello', '<p>Hello</p>'],
    ['One\nTwo', '<p>One<br/>Two</p>'],
    ['One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['**b** *i* ~~d~~ `c`', '<p><strong>b</strong> <em>i</em> <del>d</del> <code dir="ltr">c</code></p>'],
    ['# A\n###### B', '<h3>A</h3><h6>B</h6>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['3. a\n7. b', '<ol><li value="3">a</li><li value="7">b</li></ol>'],
    ['- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['> a', '<blockquote><p>a</p></blockquote>'],
    ['```js\na < b\n```', '<pre dir="ltr"><code>a &lt; b</code></pre>'],
    ['---', '<hr/>'],
    ['a<br>b', '<p>a<br/>b</p>'],
    [String.raw`\*a\*`, '<p>*a*</p>'],
    ['- #12 Buy milk', '<ul><li>#12 Buy milk</li></ul>'],
  ])('%j', (text, expected) => {
    expect(inner(text)).toBe(expected);
  });

  test('a table, aligned as it says', () => {
    expect(inner('|a|b|\n|-|:-:|\n|**1**|2|')).toContain(
      '<tbody><tr><td><strong>1</strong></td><td>2</td></tr></tbody>',
    );
    expect(renderToStaticMarkup(<Markdown text={'|a|b|\n|-|:-:|'} />)).toContain(
      'text-center font-semibold">b',
    );
  });

  test('a list with ticks', () => {
    expect(inner('- [x] a\n- [ ] b')).toMatch(/aria-label="Done".*a.*aria-label="Not done".*b/);
  });

  test('each block has a direction of its own; a list item has one for all of it', () => {
    expect(html('Hello\n\nשלום')).toBe('<div><p dir="auto">Hello</p><p dir="auto">שלום</p></div>');
    expect(html('- שלום\n\n- Hello')).toBe(
      '<div><ul><li dir="auto"><p>שלום</p></li><li dir="auto"><p>Hello</p></li></ul></div>',
    );
  });

  test.each(['👩‍👩‍👧 🇩🇪', 'a\u200bb', 'קנה חלב', '&amp; &lt;b&gt;', '\u0000'])('%j stays as it is', (text) => {
    const shown = inner(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(shown).toBe(`<p>${text}</p>`);
  });
});

describe('an answer that is still being written', () => {
  const whole =
    'See **the list**:\n\n- `a` and [b](https://c.d)\n- x\n\n```\ncode\n```\n\n|a|b|\n|-|-|\n|1|2|\n';
  test('is shown at every point, and loses no word', () => {
    for (let end = 1; end <= whole.length; end++) {
      const text = inner(whole.slice(0, end)).replaceAll(/<[^>]+>/g, ' ');
      if (end > 20) expect(text).toContain('the list');
    }
    expect(inner('```\nhalf')).toBe('<pre dir="ltr"><code>half</code></pre>');
    expect(inner('**half')).toBe('<p>**half</p>');
    expect(inner('[half](https://c')).toContain('[half]');
  });
});

describe('what must not get through', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="alert(1)">b</b>',
    '<iframe src="https://example.com"></iframe>',
    '<svg/onload=alert(1)>',
    '<!-- a --><style>*{display:none}</style>',
    '<a href="javascript:alert(1)">a</a>',
    '|a|\n|-|\n|<img src=x onerror=alert(1)>|',
    '- <script>alert(1)</script>',
    '> <script>alert(1)</script>',
    '# <script>alert(1)</script>',
    '**<script>alert(1)</script>**',
  ])('HTML is text: %s', (text) => {
    expect(html(text)).not.toMatch(/<(script|img|iframe|svg|style|a|b)\b/);
    expect(html(text)).toMatch(/&lt;(script|img|b|iframe|svg|!--|a)/);
  });

  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\tscript:alert(1))',
    '[a](<java script:alert(1)>)',
    '[a](&#106;avascript:alert(1))',
    '[a](\u0001javascript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '[a](/account)',
    '[a](//example.com)',
    '[a](blob:https://example.com/1)',
    '![a](javascript:alert(1))',
    '![a](data:image/svg+xml;base64,AAAA)',
    '<javascript:alert(1)>',
    '[a][1]\n\n[1]: javascript:alert(1)',
  ])('no link: %s', (text) => {
    expect(html(text)).not.toMatch(/<a |<img|href=/);
  });

  test('a link opens elsewhere and gives nothing away; a picture is a link', () => {
    const link = (href: string, words: string) =>
      `<p><a href="${href}" title="${href}" target="_blank" rel="noopener noreferrer nofollow">${words}</a></p>`;
    expect(inner('[a](https://example.com/x)')).toBe(link('https://example.com/x', 'a'));
    expect(inner('[**a**](http://example.com)')).toBe(link('http://example.com/', '<strong>a</strong>'));
    expect(inner('<ada@example.com>')).toBe(link('mailto:ada@example.com', 'ada@example.com'));
    expect(inner('https://example.com')).toBe(link('https://example.com/', 'https://example.com'));
    expect(inner('![a cat](https://example.com/c.png)')).toBe(link('https://example.com/c.png', 'a cat'));
    // Cyrillic letters that look like Latin ones.
    expect(safeLink('https://\u0430pple.com')).toBe('https://xn--pple-43d.com/');
  });
});

describe('what is made to break it', () => {
  const long = LONGEST_PARSED;
  const fill = (piece: string) => piece.repeat(Math.floor(long / piece.length));
  test.each([
    ['10,000 >', '>'.repeat(10_000)],
    ['10,000 [', '['.repeat(10_000)],
    ...[
      '> ',
      '![',
      '- ',
      '1. ',
      '> - ',
      '*',
      '_a',
      '*a ',
      '**a_b',
      '`',
      '<',
      '<a ',
      '[a](',
      '[a](<b',
      '|a',
      '~~a',
      'a\n',
      '&amp',
      '\\',
      '[a]: b "',
      '<!--',
      'http://a(',
      'a@',
      '\t',
    ].map((piece): [string, string] => [piece, fill(piece)]),
    ['a space between', `a${' '.repeat(long - 2)}b`],
    ['a long address', `${'a.'.repeat(long / 2 - 2)}@b`],
    ['a quotation in 29 quotations', `${'>'.repeat(29)}\n${'a\n'.repeat(4000)}`],
    [
      'a list in 90 lists',
      Array.from({ length: 90 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    ],
    ['1 MB', 'Buy **milk**. '.repeat(75_000)],
  ])('%s is shown soon, on a busy machine too', (_what, text) => {
    const before = performance.now();
    const shown = html(text);
    expect(performance.now() - before).toBeLessThan(5000);
    expect(shown).toMatch(/^<div>/);
  });

  test('too long, or only marks: as it is', () => {
    expect(parseMarkdown(`**${'x'.repeat(long)}**`)).toBeUndefined();
    expect(parseMarkdown('> '.repeat(30))).toBeUndefined();
    expect(parseMarkdown('-'.repeat(100))).toBeDefined();
    expect(html('['.repeat(300))).toContain('['.repeat(300));
  });
});
