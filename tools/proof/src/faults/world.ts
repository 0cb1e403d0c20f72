import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { clusterOf, mustStart, nodeContainer } from '../figures/place.ts';
import { signUp, type Account } from '../sequences/account.ts';
import type { RunnerOptions } from '../proof.ts';
import { Checkout, hostPort } from '../workspace/checkout.ts';
import type { Ran } from '../workspace/programs.ts';

/** The app with production's values, brought up by `npm start` from a clone. */
export interface World {
  checkout: Checkout;
  cluster: Cluster;
  /** As the load reaches it. */
  origin: string;
  /** Chooses what people do. */
  seed: number;
  say(text: string): void;
}

/** A clone of this commit, deployed with production's values. */
export async function makeWorld({ say, seed }: RunnerOptions): Promise<World> {
  const checkout = await new Checkout('faults').make();
  say(`a clone in ${checkout.root} is brought up`);
  const world = {
    checkout,
    cluster: clusterOf(checkout),
    origin: `http://127.0.0.1:${hostPort}`,
    seed,
    say,
  };
  await mustStart(checkout, '--configuration', 'prod');
  return world;
}

/** People with accounts, each with a task. One after the other: their addresses are made of the time. */
export async function people({ origin }: World, count: number): Promise<Account[]> {
  const accounts: Account[] = [];
  while (accounts.length < count) accounts.push(await signUp(origin));
  return accounts;
}

export const kubectl = async ({ checkout, cluster }: World, ...args: string[]): Promise<string> =>
  (await checkout.must('kubectl', [...cluster.kubectlFlags, ...args])).stdout;

/** A command in the node's container; a cluster made anew has another one. */
export async function onNode(world: World, ...command: string[]): Promise<string> {
  const node = await nodeContainer(world.cluster);
  return (await world.checkout.must('docker', ['exec', node, ...command])).stdout.trim();
}

/** `npm run COMMAND`, of this cluster alone. */
export const npmRun = ({ checkout, cluster }: World, command: string, ...args: string[]): Promise<Ran> =>
  checkout.run(process.execPath, [
    'tools/cli/bootstrap.mjs',
    command,
    '--target',
    cluster.provider.name,
    ...args,
  ]);

export const npmStatus = (world: World): Promise<Ran> => npmRun(world, 'status');

/** The stable code of the first message that a run printed. */
export const codeOf = ({ stdout, stderr }: Ran): string =>
  /^✖ ([A-Z][A-Z0-9-]+): /m.exec(`${stderr}\n${stdout}`)?.[1] ?? 'no code';
