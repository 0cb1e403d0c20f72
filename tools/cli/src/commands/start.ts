import { Problem } from '../../../../libs/problem/src/problem.ts';
import { permissionWarning } from '../../../settings/src/env-file.ts';
import { peekSettings, type Settings } from '../../../settings/src/settings.ts';
import type { Values } from '../command-table.ts';
import { Progress } from '../progress.ts';
import { readPort } from '../read-port.ts';
import { withRunLock } from '../run-lock.ts';
import { chooseTarget, type Target } from '../target.ts';
import type { Started, StartOptions } from '../targets/started.ts';

const starters: Record<Target, () => Promise<(options: StartOptions) => Promise<Started>>> = {
  minikube: async () => (await import('../targets/minikube.ts')).startMinikube,
  embedded: async () => (await import('../targets/embedded.ts')).startEmbedded,
  compose: async () => (await import('../targets/compose.ts')).startCompose,
};

/** `npm start`: brings the app up and prints a URL that it has fetched itself. The URL alone goes to stdout. */
export default async function start(values: Values): Promise<number> {
  const options = readOptions(values);
  // A .env that cannot be read is said before anything is started.
  const settings = peekSettings();
  const { target, why } = await chooseTarget(values['target'] as string | undefined);
  const { progress } = options;
  progress.note(`Todo Chatbot → ${target} (${why})`);
  const warning = permissionWarning();
  if (warning) progress.note(`! ${warning}`);
  const startTarget = await starters[target]();
  const started = await withRunLock('start', () => startTarget(options));
  progress.note('');
  if (progress.nothingDone) progress.note('Nothing had to be done: it runs and is up to date.');
  progress.note(
    `Sign up at this address with any e-mail and a password of 8 characters or more. ${assistant(settings)}`,
  );
  process.stdout.write(`${started.url}\n`);
  progress.note(`look: ${started.look}\nstop: ${started.stop}`);
  return 0;
}

function readOptions(values: Values): StartOptions {
  const configuration = values['configuration'];
  if (configuration !== undefined && configuration !== 'dev' && configuration !== 'prod') {
    throw new Problem({
      code: 'CONFIGURATION-UNKNOWN',
      what: `there is no configuration "${String(configuration)}"`,
      where: `npm start -- --configuration ${String(configuration)}`,
      cause: 'a typing error; known are dev, prod',
      next: 'npm start -- --configuration dev',
      class: 'usage',
    });
  }
  const port = readPort(values['port'], '--port');
  const backendPort = readPort(values['backend-port'], '--backend-port');
  return {
    progress: new Progress(),
    verbose: Boolean(values['verbose']),
    ...(configuration ? { configuration } : {}),
    ...(port ? { port } : {}),
    ...(backendPort ? { backendPort } : {}),
  };
}

function assistant({ value }: Settings): string {
  const keyed = ['GROQ_API_KEY', 'OPENAI_API_KEY', 'LLM_BASE_URL'].find((key) => value(key));
  return keyed
    ? `The assistant uses ${keyed}.`
    : 'The assistant is the offline one; a GROQ_API_KEY in .env gives it a model.';
}
