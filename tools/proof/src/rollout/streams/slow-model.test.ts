import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../../embedded/src/free-port.ts';

let child: ChildProcess;
let url: string;

beforeAll(async () => {
  const port = await freePort(0);
  url = `http://127.0.0.1:${port}`;
  child = spawn(process.execPath, [join(import.meta.dirname, 'slow-model.mjs'), String(port)]);
  while (!(await fetch(url).catch(() => undefined))?.ok) await sleep(50);
});
afterAll(() => child.kill('SIGKILL'));

const ask = async (...contents: unknown[]) => {
  const messages = contents.map((content) => ({ role: 'user', content }));
  const answer = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ messages }),
  });
  return answer.text();
};

test('says a word a second for as long as the last question says', async () => {
  const began = performance.now();
  const text = await ask('Speak for 9 seconds', [{ type: 'text', text: 'Speak for 3 seconds' }]);
  expect(text.match(/"content":"word "/g)).toHaveLength(3);
  expect(text).toMatch(/"finish_reason":"stop".*\n\ndata: \[DONE\]\n\n$/);
  expect(performance.now() - began).toBeGreaterThan(1900);
  expect(performance.now() - began).toBeLessThan(6000);
});

test('one word when the question names no time', async () => {
  expect((await ask('hello')).match(/"content":"word "/g)).toHaveLength(1);
});
