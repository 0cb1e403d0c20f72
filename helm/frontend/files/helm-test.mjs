// `helm test`: what a person does, through the Service: sign up, sign in, chat, look at the tasks, and go without a trace.
import { randomBytes } from 'node:crypto';

const base = process.env.SERVICE_URL;
/** Whose page it is that asks. */
const { origin } = new URL(process.env.PUBLIC_URL || base);
const random = randomBytes(6).toString('hex');
const person = {
  name: 'Helm test',
  email: `helm-test-${random}@example.com`,
  password: `walnut-${random}-lantern`,
};
let cookie = '';

const say = (line) => process.stdout.write(`${line}\n`);
const complain = (line) => process.stderr.write(`${line}\n`);

/** Asks and says so; ends the test where the status is another one. */
async function ask(method, path, wanted, body) {
  const headers = { origin, cookie, ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(base + path, {
    method,
    headers,
    body: body && JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  }).catch((error) => {
    throw new Error(`${method} ${base}${path}: ${error.cause?.code ?? error.message}`);
  });
  const text = await answer.text();
  say(`${method} ${path.replace(/^\/api\/[\w-]{20,}/, '/api/ID')}: ${answer.status}`);
  if (answer.status !== wanted) {
    throw new Error(
      `${wanted} was wanted; request ${answer.headers.get('x-request-id')}: ${text.slice(0, 300)}`,
    );
  }
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (cookies.length > 0) cookie = cookies.join('; ');
  return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

function requireThat(condition, what) {
  if (!condition) throw new Error(what);
  say(`  ${what}`);
}

let signedUp = false;
try {
  for (const path of process.argv.slice(1)) await ask('GET', path, 200);
  await ask('GET', '/sign-in', 200);
  await ask('GET', '/api/nobody/tasks', 401);
  await ask('POST', '/api/auth/sign-up/email', 200, person);
  signedUp = true;
  cookie = '';
  const { user } = await ask('POST', '/api/auth/sign-in/email', 200, person);
  const mine = `/api/${user.id}`;
  const task = await ask('POST', `${mine}/tasks`, 201, { title: 'Water the plants' });
  const reply = await ask('POST', `${mine}/chat`, 200, { message: 'Show me all my tasks' });
  requireThat(reply.response.length > 0, `the assistant (${reply.assistant.provider}) answers`);
  const tasks = await ask('GET', `${mine}/tasks`, 200);
  requireThat(
    tasks.some(({ id }) => id === task.id),
    'the task is in the list',
  );
} catch (error) {
  complain(`FAILED: ${error.message}`);
  process.exitCode = 1;
} finally {
  // Also after a failure, or its account would stay.
  if (signedUp)
    await ask('POST', '/api/auth/delete-user', 200, { password: person.password }).catch((error) => {
      complain(`FAILED: the account ${person.email} stays: ${error.message}`);
      process.exitCode = 1;
    });
}
