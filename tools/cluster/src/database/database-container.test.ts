import { afterEach, expect, test, vi } from 'vitest';
import { createContainer, publishedPlace } from './database-container.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function docker(answers: Answers): FakePrograms {
  const fakes = new FakePrograms({ docker: { rm: '', ...answers } });
  vi.stubEnv('PATH', fakes.folder);
  return fakes;
}

const ports = (fakes: FakePrograms) =>
  fakes.lines('docker').flatMap((line) => /-p (\S+):5432/.exec(line)?.[1] ?? []);
const taken = { stderr: 'Bind for 172.18.0.1:55432 failed: port is already allocated', exitCode: 125 };

test('the first port; the next one where another cluster of the network has it, and nothing half made is left', async () => {
  const fakes = docker({ run: [taken, taken, { stdout: 'id' }] });
  await createContainer('todo-postgres-a', '172.18.0.1');
  expect(ports(fakes)).toEqual(['172.18.0.1:55432', '172.18.0.1:55433', '172.18.0.1:55434']);
  expect(fakes.lines('docker').filter((line) => line.includes('rm -f todo-postgres-a'))).toHaveLength(2);
});

test('another failure is told at once', async () => {
  const fakes = docker({ run: { stderr: 'no such image: postgres:17-alpine', exitCode: 125 } });
  await expect(createContainer('todo-postgres-a', '172.18.0.1')).rejects.toMatchObject({
    facts: { code: 'COMMAND-FAILED', words: expect.stringContaining('no such image') },
  });
  expect(ports(fakes)).toHaveLength(1);
});

test('the password of the image never stands in the arguments', async () => {
  const fakes = docker({ run: 'id' });
  await createContainer('todo-postgres-a', '127.0.0.1');
  expect(fakes.lines('docker').join('\n')).toMatch(/-e POSTGRES_PASSWORD -p/);
});

test.each([
  ['172.18.0.1 55433\n', { address: '172.18.0.1', port: 55433 }],
  ['172.18.0.1 \n', { address: '172.18.0.1', port: 55432 }],
])('what %j publishes', async (stdout, place) => {
  docker({ 'container inspect': { stdout } });
  expect(await publishedPlace('todo-postgres-a')).toEqual(place);
});

test('a container that is not there publishes nothing', async () => {
  docker({ 'container inspect': { stderr: 'No such container', exitCode: 1 } });
  expect(await publishedPlace('todo-postgres-a')).toBeUndefined();
});
