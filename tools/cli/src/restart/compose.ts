import { Problem } from '../../../../libs/problem/src/problem.ts';
import { failed } from '../../../cluster/src/programs/command.ts';
import { done, type Outcome } from '../../../cluster/src/outcome/outcome.ts';
import type { Service } from '../command-line/command.ts';
import { compose } from '../targets/docker-compose.ts';

/** Stops and starts a service's container and waits until it is healthy. */
export async function restartInCompose(service: Service): Promise<Outcome> {
  const args = ['restart', service];
  const restarted = await compose(args);
  if (restarted.exitCode !== 0) throw failed('docker', ['compose', ...args], restarted);
  // Changes nothing that runs; it is the wait that is wanted.
  const waited = await compose(['up', '-d', '--no-deps', '--no-recreate', '--no-build', '--wait', service]);
  if (waited.exitCode !== 0) throw await notHealthy(service, waited.stderr);
  return done('the container was restarted and is healthy');
}

async function notHealthy(service: Service, words: string): Promise<Problem> {
  const logs = await compose(['logs', '--no-color', '--no-log-prefix', '--tail', '15', service]);
  return new Problem({
    code: 'SERVICE-START',
    what: `the ${service} is not healthy after its restart`,
    where: `docker compose, service ${service}`,
    cause: 'its last words are above',
    next: `npm run logs -- --target compose --service ${service}`,
    words: logs.stdout || words,
  });
}
