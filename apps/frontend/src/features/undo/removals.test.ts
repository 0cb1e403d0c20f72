import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Removals } from './removals.ts';

describe('deletions that can be taken back', () => {
  let removals: Removals;
  const done: string[] = [];
  const undone: string[] = [];
  const add = (key: string) =>
    removals.add({
      key,
      words: `Deleted ${key}`,
      commit: async () => void done.push(key),
      onUndo: () => undone.push(key),
    });

  beforeEach(() => {
    vi.useFakeTimers();
    removals = new Removals(1000);
    done.length = 0;
    undone.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('are carried out once, when their time is over', async () => {
    add('a');
    add('a');
    await vi.advanceTimersByTimeAsync(999);
    expect(done).toEqual([]);
    expect([...removals.hidden()]).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(done).toEqual(['a']);
    expect([...removals.hidden()]).toEqual([]);
  });

  test('are never carried out after they were taken back', async () => {
    add('a');
    add('b');
    removals.undoLast();
    removals.undo('nothing of the kind');
    await vi.advanceTimersByTimeAsync(5000);
    expect(undone).toEqual(['b']);
    expect(done).toEqual(['a']);
  });

  test('stay hidden while the call is under way, and can then not be taken back', async () => {
    let answer = () => {};
    removals.add({ key: 'slow', words: '', commit: () => new Promise((resolve) => (answer = resolve)) });
    await vi.advanceTimersByTimeAsync(1000);
    expect([...removals.hidden()]).toEqual(['slow']);
    expect(removals.waiting()).toEqual([]);
    removals.undo('slow');
    expect([...removals.hidden()]).toEqual(['slow']);
    const flushed = removals.flush();
    answer();
    await flushed;
    expect([...removals.hidden()]).toEqual([]);
  });

  test('are all carried out at once by a flush', async () => {
    add('a');
    add('b');
    await removals.flush();
    expect(done).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(done).toEqual(['a', 'b']);
  });

  test('wait while somebody is at the button', async () => {
    add('a');
    removals.hold();
    add('b');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(done).toEqual([]);
    removals.release();
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).toEqual(['a', 'b']);
  });

  test('tell who listens, with the same array and set as long as nothing changes', () => {
    let told = 0;
    const stop = removals.subscribe(() => told++);
    add('a');
    expect(removals.waiting()).toBe(removals.waiting());
    expect(removals.hidden()).toBe(removals.hidden());
    removals.undo('a');
    stop();
    add('b');
    expect(told).toBe(2);
  });
});
