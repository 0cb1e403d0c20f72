import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../../../cluster/src/failures/catalogue.ts';
import { isServer, type Pod } from '../../../cluster/src/failures/pod.ts';
import { findFailures } from '../../../cluster/src/failures/signs.ts';
import { look } from '../../../cluster/src/failures/snapshot.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { apps } from '../workspace/pods.ts';

/** Each app has as many by its values. */
const replicas = 2;
/** Looks in a row that must show a failure. */
const confirmations = 3;

/** Looks at the pods once a second, as the product's own watch does, and keeps what it tells of them. */
export class PodWatch {
  /** Whether each app has its pods, all of them ready, when it was last looked. */
  well = false;
  /** The product's codes for what it saw, with the cluster's words. */
  readonly told = new Map<string, string>();
  readonly #inARow = new Map<string, number>();
  #stopped = false;
  readonly #running: Promise<void>;

  constructor(readonly cluster: Cluster) {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.well = await this.#look().catch(() => false);
      await sleep(1000);
    }
  }

  /** As the product does, which tells nothing that passes at once. */
  #hear(code: string, words: string): void {
    const looks = (this.#inARow.get(code) ?? 0) + 1;
    this.#inARow.set(code, looks);
    if (looks >= confirmations) this.told.set(code, words);
  }

  async #look(): Promise<boolean> {
    const looks = await Promise.all(apps.map((app) => look(this.cluster, app)));
    const found = looks.flatMap((snapshot) => (snapshot ? findFailures(snapshot, catalogue) : []));
    for (const { failure, words } of found) this.#hear(failure.code, words);
    for (const code of this.#inARow.keys())
      if (!found.some(({ failure }) => failure.code === code)) this.#inARow.delete(code);
    return looks.every((snapshot) => snapshot !== undefined && areWell(snapshot.pods));
  }
}

/** Whether these are all pods of an app and ready; what ended is no server any more. */
export function areWell(pods: readonly Pod[]): boolean {
  const serving = pods.filter(isServer);
  return serving.length === replicas && serving.every(isReady);
}

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
