import { afterAll, expect, test } from 'vitest';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());
const down: Answers = {
  '--version': 'Docker version 28.5.2, build ecc6942\n',
  '': { stderr: 'Cannot connect to the Docker daemon\n', exitCode: 1 },
};

test.each(['logs', 'restart', 'rollback', 'open', 'shell', 'dashboard'])(
  '%s where nothing runs, and without any program: one message with the next command',
  async (command) => {
    const { code, stdout, stderr } = await copy.run(command, new FakePrograms({}).folder);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^✖ NOTHING-RUNS: nothing of this project runs[^]*kubectl, helm not found[^]*next: {3}npm start$/m,
    );
  },
);

test('Docker is down: that is told, and not that nothing runs', async () => {
  const { code, stderr } = await copy.run('logs', new FakePrograms({ docker: down }).folder);
  expect(code, stderr).toBe(3);
  expect(stderr).toMatch(/^✖ DOCKER-DOWN/m);
});
