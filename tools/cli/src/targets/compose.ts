import { Problem } from '../../../../libs/problem/src/problem.ts';
import { failed, type Output } from '../../../cluster/src/programs/command.ts';
import { done, unchanged } from '../../../cluster/src/outcome/outcome.ts';
import { requireFree } from '../../../cluster/src/processes/port-holder.ts';
import { checkUrl } from '../../../cluster/src/live/smoke.ts';
import { ensureEnvFile } from '../../../settings/src/env-file.ts';
import { ailing, compose, composePort, composeServices } from './docker-compose.ts';
import { settingsStep } from './settings-step.ts';
import { takeDatabaseOver } from './take-over.ts';
import type { Started, StartOptions } from './started.ts';

/** Brings the app up with docker compose: the same images, no Kubernetes. */
export async function startCompose({ progress, port, verbose }: StartOptions): Promise<Started> {
  await settingsStep(progress, () => ensureEnvFile());
  const running = composePort(await composeServices(), 'frontend');
  const chosen = port ?? running ?? 3000;
  if (running !== chosen) await requireFree(chosen, 'npm start -- --target compose --port');
  await progress.step('compose', 'docker compose builds and starts', async () => {
    const args = ['up', '-d', '--build', '--wait'];
    const environment = { COMPOSE_PORT: String(chosen) };
    let up = await compose(args, environment);
    if (up.exitCode !== 0 && (await takeDatabaseOver())) {
      progress.note(
        'the database was made with another .env and has the secrets of this one now: everybody signs in again',
      );
      up = await compose(args, environment);
    }
    if (verbose) progress.note(up.stderr);
    if (up.exitCode !== 0) throw await upProblem(args, up);
    // The migrations run on every start and find their work done.
    const changed = /Container (?!.*-migrate-).* (Started|Recreated|Created)/.test(up.stderr);
    return changed
      ? done('images built, containers started')
      : unchanged('containers run, images are current');
  });
  const url = `http://localhost:${chosen}`;
  await checkUrl(url);
  return { url, stop: 'npm run down', look: 'npm run status' };
}

async function upProblem(args: string[], up: Output): Promise<Problem> {
  const plain = failed('docker', ['compose', ...args], up);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;
  const names = ailing(await composeServices());
  const logs = names.length ? await compose(['logs', '--tail', '10', '--no-color', ...names]) : up;
  return new Problem({
    code: 'COMPOSE-UP',
    what: 'docker compose could not bring the app up',
    where: names.length ? `services ${names.join(', ')}` : 'docker-compose.yml',
    cause: 'see the lines above',
    next: `docker compose logs ${names.join(' ')}`.trim(),
    words: logs.stdout || logs.stderr,
  });
}
