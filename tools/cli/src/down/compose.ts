import { attempt } from '../../../cluster/src/command.ts';
import type { DownOptions } from '../commands/down.ts';
import { compose, composeServices } from '../compose.ts';
import { missingTools } from '../target.ts';

/** Takes compose's containers down; the data volume goes with `data` only. */
export async function takeDownCompose({ data, dryRun, say }: DownOptions): Promise<void> {
  if ((await missingTools('compose')).length) return;
  const services = await composeServices();
  const volumes = data ? await dataVolumes() : [];
  if (services.length === 0 && volumes.length === 0) return;
  if (!dryRun) await compose(['--profile', '*', 'down', ...(data ? ['--volumes'] : [])]);
  if (services.length) say('removed: containers of docker compose');
  if (volumes.length) say(`deleted: data volume ${volumes.join(', ')}`);
}

async function dataVolumes(): Promise<string[]> {
  const project = await compose(['config', '--format', 'json']);
  if (project.exitCode !== 0) return [];
  const { name } = JSON.parse(project.stdout) as { name: string };
  const filter = `label=com.docker.compose.project=${name}`;
  return (await attempt('docker', ['volume', 'ls', '-q', '--filter', filter])).stdout
    .split('\n')
    .filter(Boolean);
}
