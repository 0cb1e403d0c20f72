import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import type { Checkout } from './checkout.ts';

export type App = 'frontend' | 'backend';
export const apps: readonly App[] = ['frontend', 'backend'];

/** What counts of a pod that is not on its way out. */
export interface Pod {
  name: string;
  uid: string;
  image: string;
  ready: boolean;
  restarts: number;
}

interface PodList {
  items: {
    metadata: { name: string; uid: string; deletionTimestamp?: string; labels: Record<string, string> };
    spec: { containers: { image: string }[] };
    status: {
      phase: string;
      conditions?: { type: string; status: string }[];
      containerStatuses?: { restartCount: number }[];
    };
  }[];
}

/** The pods of an app's Deployment as kubectl lists them; those of hook Jobs are none. */
export async function podsOf(checkout: Checkout, cluster: Cluster, app: App): Promise<Pod[]> {
  const selector = `app.kubernetes.io/name=${app},pod-template-hash`;
  const args = [...cluster.kubectlFlags, 'get', 'pods', '-l', selector, '-o', 'json'];
  return readPods((await checkout.must('kubectl', args)).stdout);
}

export function readPods(text: string): Pod[] {
  const { items } = JSON.parse(text) as PodList;
  const living = items.filter(
    ({ metadata, status }) => !metadata.deletionTimestamp && status.phase !== 'Failed',
  );
  return living.map(({ metadata, spec, status }) => ({
    name: metadata.name,
    uid: metadata.uid,
    image: spec.containers[0]?.image ?? '',
    ready: status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
    restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
  }));
}

const asked: Record<App, string> = {
  frontend: 'http://127.0.0.1:3000/sign-in',
  backend: 'http://127.0.0.1:8001/openapi.json',
};

/** The pods of an app that are ready and serve these words; each is asked by itself, from inside. */
export async function podsThatServe(
  checkout: Checkout,
  cluster: Cluster,
  app: App,
  words: string,
): Promise<string[]> {
  const pods = (await podsOf(checkout, cluster, app)).filter(({ ready }) => ready);
  // Next answers only for hosts that it trusts.
  const fetch = ['wget', '-q', '-O', '-', '--header', 'Host: localhost:30000', asked[app]];
  const answers = await Promise.all(
    pods.map(({ name }) => checkout.run('kubectl', [...cluster.kubectlFlags, 'exec', name, '--', ...fetch])),
  );
  return pods.map(({ name }) => name).filter((_, i) => answers[i]?.stdout.includes(words));
}
