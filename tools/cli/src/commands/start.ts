import { hasEnvFile, permissionWarning } from '../../../settings/src/env-file.ts';
import { peekSettings, type Settings } from '../../../settings/src/settings.ts';
import type { Run } from '../../../pipeline/src/events/run.ts';
import { openRun } from '../../../pipeline/src/open-run.ts';
import type { Values } from '../command-line/command-table.ts';
import { readPort } from '../command-line/read-port.ts';
import { withRunLock } from '../run/run-lock.ts';
import { chooseCluster, chooseTarget, type Target } from '../targets/target.ts';
import type { Started, StartOptions } from '../targets/started.ts';

const onCluster = async () => (await import('../targets/cluster.ts')).startCluster;
const starters: Record<Target, () => Promise<(options: StartOptions) => Promise<Started>>> = {
  minikube: onCluster,
  kind: onCluster,
  context: onCluster,
  embedded: async () => (await import('../targets/embedded.ts')).startEmbedded,
  compose: async () => (await import('../targets/compose.ts')).startCompose,
};

/** `npm start`: brings the app up and prints a URL that it has fetched itself. The URL alone goes to stdout. */
export default async function start(values: Values): Promise<number> {
  const options = readOptions(values);
  // A .env that cannot be read is said before anything is started.
  const settings = peekSettings();
  const { target, why } = await chooseTarget(
    values['target'] as string | undefined,
    settings,
    // A first run makes .env; nothing is made where Docker is down.
    hasEnvFile(),
  );
  chooseCluster(target, values['context'] as string | undefined);
  const { configuration, verbose, json } = options;
  const facts = { command: 'start', target, ...(configuration ? { configuration } : {}) };
  const run = openRun(facts, { json, verbose, record: true });
  const started = await run.guard(async () => {
    run.note(`Todo Chatbot → ${target} (${why})`);
    const warning = permissionWarning();
    if (warning) run.note(`! ${warning}`);
    const startTarget = await starters[target]();
    return withRunLock('start', () => startTarget({ ...options, progress: run }));
  });
  tell(run, started, settings);
  run.end('ready', started.url);
  if (!json) process.stdout.write(`${started.url}\n`);
  return 0;
}

/** What a person needs now. The URL itself is the last line. */
function tell(run: Run, { look, stop }: Started, settings: Settings): void {
  if (run.nothingDone) run.note('\nNothing had to be done: it runs and is up to date.');
  else
    run.note(
      `\nSign up at the address below with any e-mail and a password of 8 characters or more. ${assistant(settings)}`,
    );
  run.note(`look: ${look}\nstop: ${stop}`);
}

function readOptions(values: Values): Omit<StartOptions, 'progress'> {
  const configuration = values['configuration'] as 'dev' | 'prod' | undefined;
  const port = readPort(values['port'], '--port');
  const backendPort = readPort(values['backend-port'], '--backend-port');
  return {
    verbose: Boolean(values['verbose']),
    explain: Boolean(values['explain']),
    json: Boolean(values['json']),
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
