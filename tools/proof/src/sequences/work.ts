import { apps, type App } from '../workspace/pods.ts';
import { newest, type Snapshot } from './snapshot.ts';

/**
 * Work that an `npm start` did. `build` is all that Nx makes in the checkout; the others reach outside of it.
 * `pods`: a pod was replaced or restarted.
 */
export type Work = 'build' | 'up' | 'database' | 'secrets' | `${'image' | 'load' | 'helm' | 'pods'}:${App}`;

export const everything: Work[] = [
  'build',
  'up',
  'database',
  'secrets',
  ...apps.flatMap((app) => rollOut(app)),
  ...apps.flatMap((app): Work[] => [`image:${app}`, `load:${app}`]),
];

/** A release that is upgraded, and what follows from it. */
export function rollOut(app: App): Work[] {
  return [`helm:${app}`, `pods:${app}`];
}

const byTarget: Record<string, (project: string) => Work> = {
  'cluster:up': () => 'up',
  'cluster:database': () => 'database',
  'cluster:secrets': () => 'secrets',
  image: (project) => `image:${project as App}`,
  load: (project) => `load:${project as App}`,
  deploy: (project) => `helm:${project.replace(/-chart$/, '') as App}`,
};

/** The work that the lines of a run tell: `   7.3s  ✓ done      backend:load   …`. */
export function toldWork(output: string): Work[] {
  const lines = output.matchAll(/^\s*\S+s\s+\S+\s+(?:done|failed)\s+(\S+)/gm);
  const told = [...lines].map(([, task = '']) => {
    const [project = '', target = ''] = task.split(':');
    return (byTarget[`${project}:${target}`] ?? byTarget[target])?.(project) ?? 'build';
  });
  return [...new Set(told)];
}

/** The work that the cluster tells: new revisions, and pods that are others or were restarted. */
export function seenWork(before: Snapshot, after: Snapshot): Work[] {
  return apps.flatMap((app): Work[] => {
    const old = before.apps[app];
    const now = after.apps[app];
    const upgraded = newest(old)?.revision !== newest(now)?.revision;
    const restarts = new Map(old.pods.map((pod) => [pod.uid, pod.restarts]));
    const moved =
      now.pods.some((pod) => restarts.get(pod.uid) !== pod.restarts) || now.pods.length !== old.pods.length;
    return [...(upgraded ? [`helm:${app}` as const] : []), ...(moved ? [`pods:${app}` as const] : [])];
  });
}

/** What was done without need, in words. */
export const needless = (did: Work[], may: Work[]): string[] =>
  did.filter((one) => !may.includes(one)).map((one) => `needless work: ${one}`);
