import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../../../cluster/src/failures/catalogue/catalogue.ts';
import { isServer, type Pod } from '../../../cluster/src/failures/snapshot/pod.ts';
import { findFailures } from '../../../cluster/src/failures/signs/signs.ts';
import { look } from '../../../cluster/src/failures/snapshot/snapshot.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { apps } from '../workspace/pods.ts';

/** Each app has as many by its values. */
const replicas = 2;
/** Milliseconds between two looks, and for how long a failure must show: a pod is put out and replaced within three seconds. */
const [pause, shown] = [500, 1500];

/** Looks at the pods twice a second, as the product's own watch does more rarely, and keeps what it tells of them. */
export class PodWatch {
  /** Whether each app has its pods, all of them ready, when it was last looked. */
  well = false;
  /** The product's codes for what it saw, with the cluster's words. */
  readonly told = new Map<string, string>();
  /** When each failure was first seen, of those that have been seen ever since. */
  readonly #since = new Map<string, number>();
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
      await sleep(pause);
    }
  }

  /** As the product does, which tells nothing that passes at once. */
  #hear(code: string, words: string): void {
    const now = performance.now();
    const since = this.#since.get(code) ?? now;
    this.#since.set(code, since);
    if (now - since >= shown) this.told.set(code, words);
  }

  async #look(): Promise<boolean> {
    const looks = await Promise.all(apps.map((app) => look(this.cluster, app)));
    const found = looks.flatMap((snapshot) => (snapshot ? findFailures(snapshot, catalogue) : []));
    for (const { failure, words } of found) this.#hear(failure.code, words);
    for (const code of this.#since.keys())
      if (!found.some(({ failure }) => failure.code === code)) this.#since.delete(code);
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
