import { afterEach, expect, test, vi } from 'vitest';
import { freePort } from '../../../embedded/src/free-port.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';
import { portHolder, portTaken } from './port-holder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const withPrograms = (programs: Record<string, Answers>) =>
  vi.stubEnv('PATH', new FakePrograms(programs).folder);
const ss =
  'LISTEN 0      511        127.0.0.1:3000      0.0.0.0:*    users:(("next-server",pid=812,fd=21))\n';

test.each<[string, Record<string, Answers>, string | undefined]>([
  [
    'lsof tells',
    { lsof: { '-iTCP:3000 -sTCP:LISTEN': 'p4711\ncnode\nf21\n' }, ss: { '': ss } },
    'node (process 4711)',
  ],
  ['lsof is not there: ss tells', { ss: { 'sport = :3000': ss } }, 'next-server (process 812)'],
  [
    'lsof may not see it: ss tells',
    { lsof: { '': { exitCode: 1 } }, ss: { '': ss } },
    'next-server (process 812)',
  ],
  [
    'neither may see it',
    { lsof: { '': { exitCode: 1 } }, ss: { '': 'LISTEN 0 511 127.0.0.1:3000 0.0.0.0:*\n' } },
    undefined,
  ],
  ['neither is there', {}, undefined],
])('%s', async (_, programs, holder) => {
  withPrograms(programs);
  expect(await portHolder(3000)).toBe(holder);
});

test('the problem names holder and next free port, ready to type', async () => {
  withPrograms({ lsof: { '': 'p4711\ncnode\n' } });
  const port = await freePort(0);
  const { facts, exitCode } = await portTaken(port, 'npm start -- --port');
  expect(exitCode).toBe(3);
  expect(facts).toMatchObject({
    code: 'PORT-TAKEN',
    what: `port ${port} is taken by node (process 4711)`,
    where: `127.0.0.1:${port}`,
  });
  const next = Number(/^npm start -- --port (\d+)$/.exec(facts.next)?.[1]);
  expect(next).toBeGreaterThan(port);
  expect(await freePort(next)).toBe(next);
});

test('an unknown holder is left out', async () => {
  withPrograms({});
  expect((await portTaken(3000, 'npm run dev -- --port')).facts.what).toBe('port 3000 is taken');
});
