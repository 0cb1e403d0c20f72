import { afterEach, expect, test, vi } from 'vitest';
import { FakePrograms, type Answer } from '../fixtures/fake-programs.ts';
import { dockersCapacity, profileSize, sizeRemark } from './profile-size.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function sizeWith(info: string | Answer) {
  const fakes = new FakePrograms({ docker: { 'info --format {{.NCPU}} {{.MemTotal}}': info } });
  vi.stubEnv('PATH', fakes.folder);
  return profileSize(await dockersCapacity());
}

test.each<[string, number, number, number, number]>([
  ['a large machine gives what is asked for', 16, 65_536, 4, 8192],
  ["Docker Desktop's half of 16 GiB is less than 8192 MiB: minikube would stop there", 8, 7835, 4, 5876],
  ['2 cores and 4 GB', 2, 3900, 2, 2925],
  ['2 GiB: the least that minikube takes', 2, 1990, 2, 1800],
])('%s', async (_, cpus, memoryMb, wantedCpus, wantedMemory) => {
  const size = await sizeWith(`${cpus} ${memoryMb * 2 ** 20}\n`);
  expect(size).toEqual({ cpus: wantedCpus, memoryMb: wantedMemory });
});

test("an engine that does not tell: the machine's own", async () => {
  for (const info of ['', { exitCode: 1 }]) {
    const size = await sizeWith(info);
    expect(size.cpus).toBeGreaterThanOrEqual(1);
    expect(size.memoryMb).toBeGreaterThanOrEqual(1800);
  }
});

test('the remark is for those who get less', () => {
  expect(sizeRemark({ cpus: 4, memoryMb: 8192 })).toBe('');
  expect(sizeRemark({ cpus: 2, memoryMb: 2925 })).toBe(
    ' with 2 CPUs and 2925 MiB, since Docker has no more to give (4 and 8192 are asked for)',
  );
});
