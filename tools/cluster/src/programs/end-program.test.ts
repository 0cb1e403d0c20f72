import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { $ } from 'zx';
import { endProgram } from './end-program.ts';

const start = (program: string, ...args: string[]) => $({ quiet: true, nothrow: true })`${program} ${args}`;

it('ends a program that runs', async () => {
  const running = start('sleep', '60');
  await sleep(100);
  await endProgram(running, 'SIGTERM');
  expect(await running).toMatchObject({ signal: 'SIGTERM' });
});

it('leaves one alone that is over', async () => {
  const over = start('true');
  await over;
  // What zx does without it: the reason for an end was lost so.
  expect(() => over.kill('SIGINT')).toThrow('Too late');
  await expect(endProgram(over, 'SIGINT')).resolves.toBeUndefined();
});
