import type { Service, Values } from '../command-line/command.ts';
import { theRunning } from '../live-state/running.ts';
import { inContainer, inPod, notInside, takeOver } from '../shell/shell-into.ts';

/** `npm run shell`: a shell, or the command behind `--`, where a service runs. Its exit code is the command's. */
export default async function shell(values: Values, words: string[]): Promise<number> {
  const service = (values['service'] as Service | undefined) ?? 'backend';
  const running = await theRunning(values['target'] as string | undefined, 'shell');
  if (running.target === 'embedded') throw notInside(service);
  const session =
    'cluster' in running ? await inPod(running.cluster, service, words) : await inContainer(service, words);
  if (words.length === 0) process.stderr.write(`${service}, ${session.place}; exit leaves it\n`);
  return takeOver(session);
}
