import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, failed } from '../../../cluster/src/command.ts';
import { done, unchanged } from '../../../cluster/src/outcome.ts';
import { portTaken } from '../../../cluster/src/port-holder.ts';
import { checkUrl } from '../../../cluster/src/smoke.ts';
import { isFree } from '../../../embedded/src/free-port.ts';
import { ensureEnvFile } from '../../../settings/src/env-file.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Started, StartOptions } from './started.ts';

const file = inWorkspace('docker-compose.yml');

export interface ComposeService {
  Service: string;
  State: string;
  Health: string;
  Publishers?: { PublishedPort: number }[];
}

/** What compose runs of this project; empty without Docker. */
export async function composeServices(): Promise<ComposeService[]> {
  try {
    const listed = await attempt('docker', ['compose', '-f', file, 'ps', '-a', '--format', 'json'], {
      timeout: 20,
    });
    if (listed.exitCode !== 0) return [];
    // One object a line since compose 2.21, an array before.
    const text = listed.stdout.trim();
    return (
      text.startsWith('[')
        ? JSON.parse(text)
        : text
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
    ) as ComposeService[];
  } catch {
    return [];
  }
}

/** The published port of the frontend, or undefined when it does not run. */
export const composePort = (services: ComposeService[]): number | undefined =>
  services.find((one) => one.Service === 'frontend')?.Publishers?.find((one) => one.PublishedPort)
    ?.PublishedPort;

/** Brings the app up with docker compose: the same images, no Kubernetes. */
export async function startCompose({ progress, port, verbose }: StartOptions): Promise<Started> {
  await progress.step('settings', '.env', async () => {
    const { made, filled } = ensureEnvFile();
    return made || filled.length ? done(`.env: ${filled.join(', ')} made`) : unchanged('.env is there');
  });
  const before = await composeServices();
  const chosen = port ?? composePort(before) ?? 3000;
  if (composePort(before) !== chosen && !(await isFree(chosen)))
    throw await portTaken(chosen, 'npm start -- --target compose --port');
  await progress.step('compose', 'docker compose builds and starts', async () => {
    const args = ['compose', '-f', file, 'up', '-d', '--build', '--wait'];
    const up = await attempt('docker', args, { env: { COMPOSE_PORT: String(chosen) } });
    if (verbose) progress.note(up.stderr);
    if (up.exitCode !== 0) throw await upProblem(args, up);
    const changed = /Container .* (Started|Recreated|Created)/.test(up.stderr);
    return changed
      ? done('images built, containers started')
      : unchanged('containers run, images are current');
  });
  const url = `http://localhost:${chosen}`;
  await checkUrl(url);
  return { url, stop: 'npm run down', look: 'npm run status' };
}

async function upProblem(args: string[], up: Awaited<ReturnType<typeof attempt>>): Promise<Problem> {
  const plain = failed('docker', args, up);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;
  const broken = (await composeServices()).filter(
    (one) => one.Health === 'unhealthy' || /exited/.test(one.State),
  );
  const names = broken.map((one) => one.Service);
  const logs = names.length
    ? await attempt('docker', ['compose', '-f', file, 'logs', '--tail', '10', '--no-color', ...names])
    : up;
  return new Problem({
    code: 'COMPOSE-UP',
    what: 'docker compose could not bring the app up',
    where: names.length ? `services ${names.join(', ')}` : 'docker-compose.yml',
    cause: 'see the lines above',
    next: `docker compose logs ${names.join(' ')}`.trim(),
    words: logs.stdout || logs.stderr,
  });
}

/** Takes compose's containers down; the data volume stays unless `data`. Gives whether any were there. */
export async function stopCompose(data: boolean): Promise<boolean> {
  const services = await composeServices();
  if (services.length === 0 && !data) return false;
  await attempt('docker', ['compose', '-f', file, '--profile', '*', 'down', ...(data ? ['--volumes'] : [])]);
  return services.length > 0;
}
