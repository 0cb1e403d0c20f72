import { begin } from '../../workspace/programs.ts';
import { until } from './containers.ts';
import type { World } from '../world.ts';

/** A pod's port on this machine. */
export interface Forward {
  origin: string;
  close(): Promise<void>;
}

/** Opens a pod's port on 127.0.0.1. It is gone with the pod. */
export async function forwardTo({ checkout, cluster }: World, pod: string, port: number): Promise<Forward> {
  const args = [...cluster.kubectlFlags, 'port-forward', '--address', '127.0.0.1', `pod/${pod}`, `:${port}`];
  const { child, ended } = begin('kubectl', args, { cwd: checkout.root, env: checkout.env });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const given = () => /127\.0\.0\.1:(\d+) ->/.exec(text)?.[1];
  await until(20, () => Promise.resolve(given() !== undefined || child.exitCode !== null));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  if (given()) return { origin: `http://127.0.0.1:${given()}`, close };
  await close();
  throw new Error(`kubectl port-forward pod/${pod}: ${(await ended).stderr}`);
}
