import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { withPicture } from './mermaid.ts';
import { pipelinePicture } from './pipeline-picture.ts';

test('docs/PIPELINE.md shows the graph as it is; if not: npx nx picture pipeline', async () => {
  const page = readFileSync(inWorkspace('docs/PIPELINE.md'), 'utf8');
  const picture = await pipelinePicture();
  expect(picture).toContain('backend_docker --> backend_image');
  expect(page).toBe(withPicture(page, picture));
}, 60_000);

test("no class or node has a name that is a word of Mermaid's own", async () => {
  const picture = await pipelinePicture();
  const names = [...picture.matchAll(/:::(\w+)|classDef (\w+)|^  (\w+)\[/gm)].map(
    ([, of, def, node]) => of ?? def ?? node!,
  );
  expect(names.length).toBeGreaterThan(20);
  const words = ['end', 'graph', 'flowchart', 'subgraph', 'style', 'class', 'classDef', 'click', 'default'];
  expect(names.filter((name) => words.includes(name))).toEqual([]);
}, 60_000);

test('a page without the marks is refused', () => {
  expect(() => withPicture('# Page', 'flowchart LR')).toThrow('has no');
});
