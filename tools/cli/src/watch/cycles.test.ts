import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Cycles, patienceMs, quietMs, type CycleResult } from './cycles.ts';

/** Runs that end when the test says so. */
class Runs {
  readonly files: string[][] = [];
  readonly selected: string[][] = [];
  readonly during: boolean[] = [];
  idle = 0;
  #end: ((result: CycleResult) => void) | undefined;
  readonly cycles = new Cycles({
    select: (files, during) => {
      this.selected.push(files);
      this.during.push(during);
      return Promise.resolve(files.filter((file) => !file.endsWith('.md')));
    },
    run: (files) => {
      this.files.push(files);
      return new Promise((resolve) => (this.#end = resolve));
    },
    idle: () => this.idle++,
  });

  async end(result: CycleResult = 'ready'): Promise<void> {
    this.#end?.(result);
    await vi.advanceTimersByTimeAsync(0);
  }
}

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
let runs: Runs;

beforeEach(() => {
  vi.useFakeTimers();
  runs = new Runs();
});
afterEach(() => vi.useRealTimers());

describe('many saves are one run', () => {
  test('after a quiet time, with the files in order and each once', async () => {
    for (const file of ['b', 'a', 'b']) {
      runs.cycles.saved(file);
      await after(quietMs - 10);
    }
    expect(runs.files).toEqual([]);
    await after(10);
    expect(runs.files).toEqual([['a', 'b']]);
  });

  test('a file that is written all the time does not put it off for ever', async () => {
    for (let ms = 0; ms < patienceMs + 100; ms += 100) {
      runs.cycles.saved('log');
      await after(100);
    }
    expect(runs.files).toEqual([['log']]);
  });

  test('a file that nothing is made from starts none', async () => {
    runs.cycles.saved('README.md');
    await after(quietMs);
    expect({ selected: runs.selected, files: runs.files, idle: runs.idle }).toEqual({
      selected: [['README.md']],
      files: [],
      idle: 1,
    });
  });
});

describe('a save during a run', () => {
  test('is told from one after it, since a run writes files itself', async () => {
    runs.cycles.saved('a');
    await after(quietMs);
    runs.cycles.saved('k8s/made.yaml');
    await runs.end();
    await after(quietMs);
    await runs.end();
    runs.cycles.saved('b');
    runs.cycles.saved('c');
    await after(quietMs);
    expect(runs.during).toEqual([false, true, false]);
  });

  test('is taken up by exactly one run after it', async () => {
    runs.cycles.saved('a');
    await after(quietMs);
    for (const file of ['b', 'c', 'b']) {
      runs.cycles.saved(file);
      await after(5000);
    }
    expect(runs.files).toEqual([['a']]);
    await runs.end();
    await after(quietMs);
    expect(runs.files).toEqual([['a'], ['b', 'c']]);
    expect(runs.idle).toBe(0);
    await runs.end();
    await after(60_000);
    expect({ files: runs.files.length, idle: runs.idle }).toEqual({ files: 2, idle: 1 });
  });

  test('also during the first run', async () => {
    const first = runs.cycles.start();
    runs.cycles.saved('a');
    await after(quietMs * 4);
    expect(runs.files).toEqual([[]]);
    await runs.end();
    await first;
    await after(quietMs);
    expect(runs.files).toEqual([[], ['a']]);
  });

  test('a save of what nothing is made from does not follow it with a run', async () => {
    runs.cycles.saved('a');
    await after(quietMs);
    runs.cycles.saved('README.md');
    await runs.end();
    await after(quietMs);
    expect(runs.files).toEqual([['a']]);
    expect(runs.idle).toBe(1);
  });
});

describe('a run that fails', () => {
  test('is no end: the next save tries again, with what was not deployed', async () => {
    runs.cycles.saved('a');
    await after(quietMs);
    await runs.end('failed');
    runs.cycles.saved('b');
    await after(quietMs);
    expect(runs.files).toEqual([['a'], ['a', 'b']]);
    await runs.end();
    runs.cycles.saved('c');
    await after(quietMs);
    expect(runs.files[2]).toEqual(['c']);
  });
});

describe('the end', () => {
  test('a run that was stopped is the last one', async () => {
    runs.cycles.saved('a');
    await after(quietMs);
    runs.cycles.saved('b');
    await runs.end('stopped');
    await after(60_000);
    expect({ files: runs.files, idle: runs.idle }).toEqual({ files: [['a']], idle: 0 });
  });

  test('a save that is still being judged is not run any more', async () => {
    const run = vi.fn(() => Promise.resolve<CycleResult>('ready'));
    const select = async (files: string[]) => (
      await new Promise((resolve) => setTimeout(resolve, 1000)),
      files
    );
    const cycles = new Cycles({ select, run, idle: () => undefined });
    cycles.saved('a');
    await after(quietMs + 500);
    cycles.stop();
    await after(60_000);
    expect(run).not.toHaveBeenCalled();
  });

  test('a save that waits is not run any more', async () => {
    runs.cycles.saved('a');
    runs.cycles.stop();
    runs.cycles.saved('b');
    await after(60_000);
    expect(runs.selected).toEqual([]);
  });
});
