// restart-pods.mjs URL CONTEXT: a user adds a task by chat, all pods are deleted, and the same session finds the task
// and the conversation again and goes on in it.
import { execFileSync } from 'node:child_process';
import { client, expect } from './client.mjs';

const [url, context] = process.argv.slice(2);
const kubectl = (...args) => execFileSync('kubectl', ['--context', context, ...args], { encoding: 'utf8' });
const ask = client(url);

const email = `restart-${Date.now()}@example.org`;
const { user } = await ask('/api/auth/sign-up/email', {
  name: 'Restart',
  email,
  password: 'a lighthouse in the fog',
});
const first = await ask(`/api/${user.id}/chat`, { message: 'Add a task to buy groceries' });
kubectl('delete', 'pods', '--all', '--wait=true');
for (const name of ['frontend', 'backend'])
  kubectl('rollout', 'status', `deployment/${name}`, '--timeout=180s');
const tasks = await ask(`/api/${user.id}/tasks`);
expect(tasks.length === 1 && tasks[0].title === 'Buy groceries', 'the task is still there');
const messages = await ask(`/api/${user.id}/conversations/${first.conversation_id}/messages`);
expect(messages.length === 2, 'the conversation is still there');
await ask(`/api/${user.id}/chat`, { message: 'mark it as done', conversation_id: first.conversation_id });
const [task] = await ask(`/api/${user.id}/tasks`);
expect(task.completed, 'the conversation goes on where it was: "it" is the task');
process.stdout.write('task and conversation outlived all pods\n');
