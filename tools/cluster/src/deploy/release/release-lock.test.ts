import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { withReleaseLock } from './release-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'todo-lock-'));

test('the second waits for the first, another release does not, and nothing is left', async () => {
  const place = folder();
  const order: string[] = [];
  const hold = (release: string, name: string, milliseconds: number) =>
    withReleaseLock(
      clusterOf(),
      release,
      async () => {
        order.push(`${name} begins`);
        await sleep(milliseconds);
        order.push(`${name} ends`);
      },
      { folder: place },
    );
  await Promise.all([
    hold('backend', 'a', 500),
    sleep(50).then(() => hold('backend', 'b', 10)),
    hold('frontend', 'c', 10),
  ]);
  expect(order.filter((one) => !one.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(order.indexOf('c ends')).toBeLessThan(order.indexOf('a ends'));
  expect(readdirSync(place)).toEqual([]);
});

test('it is given back when the work fails', async () => {
  const place = folder();
  const failing = withReleaseLock(clusterOf(), 'backend', () => Promise.reject(new Error('no')), {
    folder: place,
  });
  await expect(failing).rejects.toThrow('no');
  expect(readdirSync(place)).toEqual([]);
});

test('a killed holder and a half-written lock hold nothing', async () => {
  const place = folder();
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  for (const text of [String(child.pid), '', 'x']) {
    writeFileSync(join(place, 'minikube-default-backend.lock'), text);
    expect(await withReleaseLock(clusterOf(), 'backend', () => Promise.resolve(1), { folder: place })).toBe(
      1,
    );
  }
});

test('a living holder that does not end is named', async () => {
  const place = folder();
  writeFileSync(join(place, 'minikube-default-backend.lock'), String(process.pid));
  const second = withReleaseLock(clusterOf(), 'backend', () => Promise.resolve(1), {
    folder: place,
    wait: 300,
  });
  await expect(second).rejects.toMatchObject({
    facts: { code: 'RELEASE-LOCKED', where: `process ${process.pid}` },
  });
});
