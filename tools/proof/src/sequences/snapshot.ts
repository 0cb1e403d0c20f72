import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import type { Checkout } from '../workspace/checkout.ts';
import { apps, podsOf, type App, type Pod } from '../workspace/pods.ts';

/** One revision of a release, as helm's history tells it. */
export interface Revision {
  revision: number;
  status: string;
  description: string;
}

export interface AppState {
  pods: Pod[];
  /** Oldest first; empty where there is no release. */
  history: Revision[];
}

/** What runs at one moment, asked of kubectl and helm. */
export interface Snapshot {
  apps: Record<App, AppState>;
}

export async function takeSnapshot(checkout: Checkout, cluster: Cluster): Promise<Snapshot> {
  const [frontend, backend] = await Promise.all(
    apps.map(async (app) => ({
      pods: await podsOf(checkout, cluster, app),
      history: await historyOf(checkout, cluster, app),
    })),
  );
  return { apps: { frontend: frontend!, backend: backend! } };
}

async function historyOf(checkout: Checkout, cluster: Cluster, app: App): Promise<Revision[]> {
  const asked = await checkout.run('helm', ['history', app, '-o', 'json', ...cluster.helmFlags]);
  return asked.exitCode === 0 ? (JSON.parse(asked.stdout) as Revision[]) : [];
}

/** The newest revision of a release. */
export const newest = ({ history }: AppState): Revision | undefined =>
  history.toSorted((a, b) => a.revision - b.revision).at(-1);
