import { expect, test } from 'vitest';
import { isCommands, readMark } from './mark.ts';
import { blocksOf, pages } from './page.ts';
import { runBlock } from './run-commands.ts';

const blocks = pages()
  .flatMap(blocksOf)
  .filter((block) => isCommands(block) && readMark(block)?.by === 'test');

test('there are such blocks', () => expect(blocks.length).toBeGreaterThan(2));

test.each(blocks.map((block) => [block.page, block.text, block] as const))(
  '%s: %s',
  async (_page, _text, block) => {
    // A run of Nx in one of Nx's tasks takes neither its daemon nor its words for a terminal.
    const { code, output } = await runBlock(block, { NX_DAEMON: 'false', NO_COLOR: '1' });
    const mark = readMark(block);
    const refusal = mark?.by === 'test' ? mark.refusal : undefined;
    if (refusal) expect(output).toContain(refusal);
    expect(code === 0, output).toBe(!refusal);
  },
);

test('a command that fails ends its block', async () => {
  expect(await runBlock({ text: 'echo a\nfalse\necho b' })).toEqual({ code: 1, output: 'a\n' });
});
