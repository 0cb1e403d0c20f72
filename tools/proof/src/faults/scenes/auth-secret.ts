import { randomBytes } from 'node:crypto';
import { ask, signIn, type Account } from '../../sequences/account.ts';
import { unless, type Fault } from '../scene.ts';
import { kubectl, npmRun, people, type World } from '../world.ts';

/** Seconds that a rollout of the frontend may take; one that stops is given up then. */
const patience = 60;

/**
 * Somebody writes another BETTER_AUTH_SECRET into the Secret and restarts the frontends. Either the new ones never get ready and
 * those of before serve on, or they take no session of before, cannot open the key that signs tokens, and say so. `npm start` puts
 * the secret of .env back, and pods that have read the other one are started anew: nobody has to sign in again.
 */
export const authSecretChanged: Fault = {
  name: 'another auth secret in the Secret, frontends restarted',
  run: async (world) => {
    const [account] = await people(world, 1);
    const patch = { stringData: { BETTER_AUTH_SECRET: randomBytes(32).toString('hex') } };
    let told: Told;
    let mendedBy = 'npm start';
    try {
      await kubectl(world, 'patch', 'secret', 'frontend-secrets', '-p', JSON.stringify(patch));
      await kubectl(world, 'rollout', 'restart', 'deployment/frontend');
      const wait = ['rollout', 'status', 'deployment/frontend', `--timeout=${patience}s`];
      const rolled = await world.checkout.run('kubectl', [...world.cluster.kubectlFlags, ...wait]);
      told = await whatIsTold(world, account!, rolled.exitCode === 0);
    } finally {
      await world.checkout.start();
    }
    if ((await session(world, account!)) !== 200) {
      mendedBy = 'npm start, then npm run restart';
      await npmRun(world, 'restart', '--service', 'frontend');
    }
    const after = await session(world, account!);
    return {
      mendedBy,
      besides: told.words,
      wrong: [...told.wrong, ...unless(after === 200, `afterwards a session of before gets ${after}`)],
    };
  },
};

interface Told {
  words: string;
  wrong: string[];
}

/** What people and the log are told while the Secret is another one. */
async function whatIsTold(world: World, account: Account, rolledOut: boolean): Promise<Told> {
  const old = await session(world, account);
  if (!rolledOut)
    return {
      words: 'the new pods never got ready, those of before served on',
      wrong: unless(old === 200, `with the pods of before a session gets ${old}`),
    };
  const { status, cookie } = await signIn(world.origin, account.email);
  const { body } = await ask(world.origin, `/api/${account.userId}/tasks`, cookie);
  const code = (body as { error?: { code?: string } }).error?.code ?? '';
  const logs = await kubectl(world, 'logs', '-l', 'app.kubernetes.io/name=frontend', '--tail=-1');
  return {
    words: `a session of before: ${old}; a new one: ${code}; the log says AUTH-SECRET-CHANGED`,
    wrong: [
      ...unless(old === 401, `a session of before gets ${old} and not 401`),
      ...unless(status === 200, `signing in: ${status}`),
      ...unless(code === 'auth_secret_changed', `a new session is told "${code}"`),
      ...unless(logs.includes('AUTH-SECRET-CHANGED'), 'no log of a frontend says AUTH-SECRET-CHANGED'),
    ],
  };
}

/** How a session of before is answered. */
const session = async ({ origin }: World, { userId, cookie }: Account): Promise<number> =>
  (await ask(origin, `/api/${userId}/tasks`, cookie)).status;
