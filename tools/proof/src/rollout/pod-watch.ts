import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../workspace/pods.ts';
import type { RolloutPlace } from './place.ts';

/** What happens to a pod that counts here. */
export type PodMoment = 'ready' | 'told to end' | 'gone';

export interface PodMark {
  /** Seconds on the load's clock. */
  at: number;
  app: App;
  what: PodMoment;
}

/** A pod of one of the apps, as the last event of it tells. */
export interface WatchedPod {
  app: App;
  uid: string;
  ready: boolean;
  ending: boolean;
  gone: boolean;
  restarts: number;
  /** Seconds between "told to end" and SIGTERM. */
  preStop: number;
}

interface Event {
  type: string;
  object: {
    metadata: { uid: string; deletionTimestamp?: string; labels: Record<string, string> };
    spec: { containers: { lifecycle?: { preStop?: { sleep?: { seconds?: number } } } }[] };
    status: {
      conditions?: { type: string; status: string }[];
      containerStatuses?: { restartCount: number }[];
    };
  };
}

/** One event, a line, of `kubectl get pods --watch --output-watch-events -o json`. */
export function readEvent(text: string): WatchedPod {
  const { type, object } = JSON.parse(text) as Event;
  const { metadata, spec, status } = object;
  return {
    app: metadata.labels['app.kubernetes.io/name'] as App,
    uid: metadata.uid,
    ready: status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false,
    ending: metadata.deletionTimestamp !== undefined,
    gone: type === 'DELETED',
    restarts: (status.containerStatuses ?? []).reduce((sum, one) => sum + one.restartCount, 0),
    preStop: spec.containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0,
  };
}

/** What is new of a pod since the event before. */
export function momentsBetween(before: WatchedPod | undefined, pod: WatchedPod): PodMoment[] {
  return [
    ...(pod.ready && !before?.ready && !pod.ending ? (['ready'] as const) : []),
    ...(pod.ending && !before?.ending ? (['told to end'] as const) : []),
    ...(pod.gone && !before?.gone ? (['gone'] as const) : []),
  ];
}

/** Follows the pods of both apps from now on, by one kubectl that listens. */
export class PodWatch {
  readonly marks: PodMark[] = [];
  readonly #pods = new Map<string, WatchedPod>();
  readonly #child: ChildProcess;
  #error = '';

  /**
   * @param now seconds on the load's clock
   * @param known uids of the pods that are there already: that they are ready is no news
   */
  constructor({ checkout, cluster }: RolloutPlace, now: () => number, known: readonly string[] = []) {
    const selector = 'app.kubernetes.io/name in (frontend,backend),pod-template-hash';
    const args = ['get', 'pods', '-l', selector, '--watch', '--output-watch-events', '-o', 'json'];
    this.#child = spawn('kubectl', [...cluster.kubectlFlags, ...args], {
      cwd: checkout.root,
      env: checkout.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.on('error', (error) => (this.#error = error.message));
    this.#child.stderr!.on('data', (chunk: Buffer) => (this.#error += chunk.toString()));
    createInterface({ input: this.#child.stdout! }).on('line', (line) => {
      const pod = readEvent(line);
      const before = this.#pods.get(pod.uid);
      this.#pods.set(pod.uid, pod);
      if (before || !known.includes(pod.uid))
        for (const what of momentsBetween(before, pod)) this.marks.push({ at: now(), app: pod.app, what });
    });
  }

  /** Pods that are not gone. */
  get living(): WatchedPod[] {
    return [...this.#pods.values()].filter(({ gone }) => !gone);
  }

  /** Every pod that was seen. */
  get seen(): WatchedPod[] {
    return [...this.#pods.values()];
  }

  /** Waits until both apps have two pods each, all ready, and nothing is on its way out. @throws Error after `seconds` */
  async settled(seconds: number): Promise<void> {
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(200)) {
      if (this.#child.exitCode !== null) throw new Error(`kubectl does not watch any more: ${this.#error}`);
      const counts = ['frontend', 'backend'].map(
        (app) => this.living.filter((pod) => pod.app === app).length,
      );
      if (counts.every((count) => count === 2) && this.living.every(({ ready, ending }) => ready && !ending))
        return;
    }
    const words = this.living.map(({ app, ready, ending }) => `${app} ${ending ? 'ending' : ready ? 'ready' : 'not ready'}`); // prettier-ignore
    throw new Error(`the pods do not come to rest within ${seconds} s: ${words.join(', ')}`);
  }

  stop(): void {
    this.#child.kill('SIGTERM');
  }
}
