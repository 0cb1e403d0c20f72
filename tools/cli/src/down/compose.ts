import { attempt, failed } from '../../../cluster/src/programs/command.ts';
import { compose, composeServices } from '../targets/docker-compose.ts';
import { missingTools } from '../targets/target.ts';
import { nothingFound, type DownOptions, type Found } from './removal.ts';

/** Compose's containers; the data volume with `data` only. */
export async function findInCompose({ data }: DownOptions): Promise<Found> {
  if ((await missingTools('compose')).length) return nothingFound;
  const [services, volumes] = await Promise.all([composeServices(), data ? dataVolumes() : []]);
  if (services.length === 0 && volumes.length === 0) return nothingFound;
  const words = [
    ...(services.length ? ['removed: containers of docker compose'] : []),
    ...(volumes.length ? [`deleted: data volume ${volumes.join(', ')}`] : []),
  ];
  const work = async () => {
    const args = ['--profile', '*', 'down', ...(data ? ['--volumes'] : [])];
    const down = await compose(args);
    if (down.exitCode !== 0) throw failed('docker', ['compose', ...args], down);
  };
  return { stages: [[{ task: 'compose', words: words.join('; '), work }]], notes: [] };
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
