import { afterEach, expect, test, vi } from 'vitest';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { settingsWith } from '../../../settings/src/settings.ts';
import { takeDatabaseOver } from './take-over.ts';

afterEach(() => vi.unstubAllEnvs());

const refused = 'migrate-backend-1  | password authentication failed for user "todo"\n';
const ours = { POSTGRES_PASSWORD: "o'hunter2" };

function fakes(logs: string, exec: string | { exitCode: number; stderr: string } = ''): FakePrograms {
  const made = new FakePrograms({ docker: { logs, 'exec -T postgres psql': exec } });
  vi.stubEnv('PATH', made.folder);
  vi.stubEnv('DATABASE_URL', '');
  return made;
}

test('the role gets the password of .env, which stands in no argument; the key of the old .env goes', async () => {
  const docker = fakes(refused);
  expect(await takeDatabaseOver(settingsWith(ours))).toBe(true);
  const { args, stdin } = docker.calls('docker').at(-1)!;
  expect(stdin).toContain("ALTER ROLE todo PASSWORD 'o''hunter2';\n");
  expect(stdin).toContain('DELETE FROM auth.jwks');
  expect(args.join(' ')).not.toContain('hunter2');
});

test('another reason is left alone', async () => {
  const docker = fakes('migrate-backend-1  | relation "task" does not exist\n');
  expect(await takeDatabaseOver(settingsWith(ours))).toBe(false);
  expect(docker.lines()).toHaveLength(1);
});

test("a database that is not compose's is never touched", async () => {
  const docker = fakes(refused);
  const settings = settingsWith({ ...ours, DATABASE_URL: 'postgresql://u:p@db.example.org/todo' });
  expect(await takeDatabaseOver(settings)).toBe(false);
  expect(docker.lines()).toEqual([]);
});

test('a database that does not take it: its own words', async () => {
  fakes(refused, { exitCode: 1, stderr: 'service "postgres" is not running\n' });
  await expect(takeDatabaseOver(settingsWith(ours))).rejects.toMatchObject({
    facts: { words: 'service "postgres" is not running' },
  });
});
