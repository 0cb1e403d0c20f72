import { services, type Service, type Values } from '../command-line/command.ts';
import { allEnded, inRun } from '../run/in-run.ts';
import { restartOnCluster } from '../restart/cluster.ts';
import { restartInCompose } from '../restart/compose.ts';
import { restartEmbedded } from '../restart/embedded.ts';
import { withRunLock } from '../run/run-lock.ts';
import { theRunning } from '../live-state/running.ts';

/** `npm run restart`: the services anew with the same files and settings, and a wait until they are ready. */
export default async function restart(values: Values): Promise<number> {
  const asked = values['service'] as Service | undefined;
  const names = asked ? [asked] : services;
  const running = await theRunning(values['target'] as string | undefined, 'restart');
  const { target } = running;
  const work = (name: Service) => {
    if ('cluster' in running) return restartOnCluster(running.cluster, name);
    return running.target === 'compose' ? restartInCompose(name) : restartEmbedded(name);
  };
  await withRunLock('restart', () =>
    inRun({ command: 'restart', target }, { json: Boolean(values['json']) }, (run) =>
      allEnded(names.map((name) => run.step(`${name}:restart`, 'waiting for it', () => work(name)))),
    ),
  );
  return 0;
}
