// data-kept.mjs URL make|find: makes an account with a task; later, with the app taken down and started in between, signs
// in with it and finds the task.
import { readFileSync, writeFileSync } from 'node:fs';
import { client, expect } from './client.mjs';

const [url, deed] = process.argv.slice(2);
const file = 'dist/ci/data-kept.json';
const ask = client(url);

if (deed === 'make') {
  const account = { email: `kept-${Date.now()}@example.org`, password: 'a lighthouse in the fog' };
  const { user } = await ask('/api/auth/sign-up/email', { name: 'Kept', ...account });
  await ask(`/api/${user.id}/tasks`, { title: 'Outlive the cluster' });
  writeFileSync(file, JSON.stringify(account));
} else {
  const { user } = await ask('/api/auth/sign-in/email', JSON.parse(readFileSync(file, 'utf8')));
  const tasks = await ask(`/api/${user.id}/tasks`);
  expect(tasks.length === 1 && tasks[0].title === 'Outlive the cluster', 'the task is still there');
  process.stdout.write('account and task outlived npm run down\n');
}
