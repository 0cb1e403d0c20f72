import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServiceProcesses, type ServiceSpec } from './service-process.ts';

let folder: string;
let services: ServiceProcesses;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-services-'));
  services = new ServiceProcesses(join(folder, 'run'));
});
afterEach(async () => {
  await services.stop('one', 0);
  rmSync(folder, { recursive: true, force: true });
});

const record = () => join(folder, 'run', 'one.json');

/** A service that is this JavaScript. */
function service(code: string, env: Record<string, string> = {}): ServiceSpec {
  return {
    name: 'one',
    command: process.execPath,
    args: ['-e', code],
    cwd: folder,
    env,
    port: 4567,
    key: 'k1',
  };
}

const lasting = 'setInterval(() => undefined, 1000); console.log("awake")';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie still has its number.
    return !/^\d+ \(.*\) Z/.test(
      existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '',
    );
  } catch {
    return false;
  }
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !what(); i++) await sleep(25);
  expect(what()).toBe(true);
}

const says = (words: string) => until(() => services.lastWords('one').includes(words));

test('start, find, stop; the log stays, and is for its owner alone', async () => {
  const started = services.start(service(lasting));
  expect(started).toMatchObject({ name: 'one', port: 4567, key: 'k1' });
  // Another command, later.
  expect(new ServiceProcesses(join(folder, 'run')).find('one')).toEqual(started);
  await says('awake');
  expect(await services.stop('one')).toBe(true);
  expect(isAlive(started.pid)).toBe(false);
  expect(services.find('one')).toBeUndefined();
  expect(await services.stop('one')).toBe(false);
  expect(services.lastWords('one')).toBe('awake');
  expect(statSync(services.logFile('one')).mode & 0o777).toBe(0o600);
});

test('it gets the environment that it is given and no other, and its folder', async () => {
  services.start(
    service('console.log(JSON.stringify([process.env, process.cwd()]))', { PATH: '/bin', A: 'b' }),
  );
  await says(']');
  const [env, cwd] = JSON.parse(services.lastWords('one')) as [Record<string, string>, string];
  expect(env).toMatchObject({ PATH: '/bin', A: 'b' });
  expect(Object.keys(env).filter((key) => /^(npm|NX|VITEST|NODE)/i.test(key))).toEqual([]);
  expect(cwd).toBe(folder);
});

test('only the last lines are shown', async () => {
  services.start(service('for (let i = 0; i < 40; i++) console.log("line", i); console.error("end")'));
  await says('end');
  expect(services.lastWords('one', 2)).toBe('line 39\nend');
});

test('the record of a dead process is dropped', async () => {
  const { pid } = services.start(service(lasting));
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid));
  expect(services.find('one')).toBeUndefined();
  expect(existsSync(record())).toBe(false);
});

test('a later process with the same number is neither taken for the service nor stopped', async () => {
  const { pid } = services.start(service(lasting));
  const written = JSON.parse(readFileSync(record(), 'utf8')) as object;
  writeFileSync(record(), JSON.stringify({ ...written, began: 'Mon Jan  1 00:00:00 2001' }));
  expect(await services.stop('one')).toBe(false);
  expect(existsSync(record())).toBe(false);
  expect(isAlive(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
});

test.each(['', '{"name":"one","pi', 'null', '{}'])('a half-written record (%j) is dropped', (text) => {
  services.start(service('0'));
  writeFileSync(record(), text);
  expect(services.find('one')).toBeUndefined();
  expect(existsSync(record())).toBe(false);
});

test('a program that is not there: nothing runs, nothing is thrown', () => {
  const started = services.start({ ...service(''), command: join(folder, 'no-such-program') });
  expect(started.pid).toBe(0);
  expect(services.find('one')).toBeUndefined();
});

test('what does not end when it is asked to is ended', async () => {
  const { pid } = services.start(
    service(
      'process.on("SIGTERM", () => console.log("no")); setInterval(() => undefined, 1000); console.log("awake")',
    ),
  );
  await says('awake');
  expect(await services.stop('one', 0.3)).toBe(true);
  expect(services.lastWords('one')).toBe('awake\nno');
  await until(() => !isAlive(pid));
});

test('the children of the service end too, also one that does not listen', async () => {
  const child =
    'process.on("SIGTERM", () => undefined); setInterval(() => undefined, 1000); console.log("child " + process.pid)';
  services.start(
    service(
      `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); ${lasting}`,
    ),
  );
  await says('child');
  const pid = Number(/child (\d+)/.exec(services.lastWords('one'))?.[1]);
  expect(isAlive(pid)).toBe(true);
  expect(await services.stop('one')).toBe(true);
  await until(() => !isAlive(pid));
});
