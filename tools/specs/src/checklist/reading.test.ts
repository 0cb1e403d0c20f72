import { describe, expect, test } from 'vitest';
import { idsOfSpec, readChecklist } from './checklist.ts';
import { runCommand } from './run-command.ts';

describe('a checklist', () => {
  test('has a place for each command; a bar in a command is written \\|', () => {
    const page = '| Line | Words |\n| --- | --- |\n| D1 | it builds | `a \\| b`<br>`c` | step-a<br>test |\n';
    expect(readChecklist(page)).toEqual([
      {
        id: 'D1',
        words: 'it builds',
        proofs: [
          { command: 'a | b', runsIn: 'step-a' },
          { command: 'c', runsIn: 'test' },
        ],
      },
    ]);
  });

  test.each([
    ['| D1 | words | `a`<br>`b` | test |', 'D1 has not one place'],
    ['| D1 | words | a | test |', 'D1 has not one place'],
    ['| D1 | words | `a` |  |', 'D1 has not one place'],
    ['| D1 | words | `a` | test |\n| D1 | words | `a` | test |', 'D1 is there twice'],
  ])('that is wrong is refused: %s', (page, words) => {
    expect(() => readChecklist(page)).toThrow(words);
  });
});

test('the lines of a spec', () => {
  expect(idsOfSpec('# Spec\n\n- **D1** It builds.\n- other\n- **N12** It is fast.\n')).toEqual(['D1', 'N12']);
});

describe('a command', () => {
  test('is run by a shell at the root, and its tests are counted', async () => {
    const said = await runCommand('test -f nx.json && echo "      Tests  3 passed | 2 skipped (5)"');
    expect(said).toMatchObject({ code: 0, passed: 3, skipped: 2 });
    expect(await runCommand('echo "5 passed in 6.39s"')).toMatchObject({ passed: 5, skipped: 0 });
  });

  test('that fails, or runs no test, is seen', async () => {
    expect(await runCommand('exit 3')).toMatchObject({ code: 3, passed: 0 });
    const none = 'npx vitest run --root tools/specs src/checklist/reading.test.ts -t "no such test"';
    expect(await runCommand(none)).toMatchObject({ passed: 0 });
  });
});
