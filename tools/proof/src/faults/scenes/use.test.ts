import { expect, test } from 'vitest';
import { worst } from './use.ts';

test('the greatest part of a limit is told, of memory and of processors', () => {
  const use = { memoryLimit: 512 * 2 ** 20, cpuLimit: 1 };
  const { parts, text } = worst([
    { ...use, pod: 'frontend-1', memory: 100 * 2 ** 20, cpu: 0.5 },
    { ...use, pod: 'backend-1', memory: 600 * 2 ** 20, cpu: 0.25 },
  ]);
  expect(text).toBe('backend 600 of 512 MiB, frontend 0.50 of 1 CPU');
  expect(parts.filter(({ part }) => part >= 1).map(({ words }) => words)).toEqual(['backend 600 of 512 MiB']);
});
