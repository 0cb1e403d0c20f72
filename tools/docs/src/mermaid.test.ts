import { expect, test } from 'vitest';
import { loadMermaid } from './mermaid.ts';
import { blocksOf, pages } from './page.ts';

const diagrams = pages()
  .flatMap(blocksOf)
  .filter(({ language }) => language === 'mermaid')
  .map(({ page, text }, index) => ({ name: `${page} ${index + 1}`, text }));
const mermaid = loadMermaid();

test('there are diagrams', () => expect(diagrams.length).toBeGreaterThan(3));

test.each(diagrams)('the diagram $name can be drawn', async ({ text }) => {
  await expect(mermaid.parse(text)).resolves.toBeTruthy();
});

test.each(['flowchart LR\n a -->', 'graph XX\n a[', 'sequenceDiagram\n A->>'])('%j cannot', async (text) => {
  await expect(mermaid.parse(text)).rejects.toThrow();
});
