import { describe, expect, test } from 'vitest';
import { Connection } from './connection.ts';

const never = new AbortController().signal;

describe('whether the server can be reached', () => {
  test('the last request says it, and the browser says why not', () => {
    let online = true;
    const connection = new Connection(() => online);
    const seen: string[] = [];
    const stop = connection.subscribe(() => seen.push(connection.state()));
    connection.note(200);
    connection.note(undefined);
    connection.note(502);
    connection.note(404);
    online = false;
    // Offline, but the server on the same machine answers.
    connection.note(200);
    connection.note(undefined);
    stop();
    connection.note(200);
    expect(seen).toEqual(['away', 'up', 'offline']);
    expect(connection.state()).toBe('up');
  });

  test('waiting ends when the time is over', async () => {
    const before = performance.now();
    await new Connection().wait(50, never);
    expect(performance.now() - before).toBeGreaterThan(40);
  });

  test.each([
    ['somebody is answered', (connection: Connection) => connection.note(200)],
    ['a person asks for it', (connection: Connection) => connection.nudge()],
  ])('waiting ends when %s', async (_when, wake) => {
    const connection = new Connection();
    connection.note(undefined);
    const waits = connection.wait(60_000, never);
    wake(connection);
    await waits;
  });

  test('waiting ends with the abort', async () => {
    const stop = new AbortController();
    const waits = new Connection().wait(60_000, stop.signal);
    stop.abort();
    await expect(waits).rejects.toMatchObject({ name: 'AbortError' });
    await expect(new Connection().wait(1, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
