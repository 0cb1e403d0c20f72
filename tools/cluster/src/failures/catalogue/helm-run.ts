import type { Failure } from './failure.ts';

const history = 'helm history {release} {helmFlags}';

/** How a run of helm ends that began well; the last one fits every end. */
export const helmRun: Failure[] = [
  {
    code: 'HELM-LOCKED',
    title: 'Another helm works on the same release',
    signs: [{ in: 'helm', message: /another operation \(install\/upgrade\/rollback\) is in progress/ }],
    example: 'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
    cause: 'another helm began an upgrade of this release, or was killed during one',
    next: [history, 'wait until it has ended', 'npm start (takes away what a killed helm left)'],
    tested: 'cluster',
  },
  {
    code: 'HELM-TIMEOUT',
    title: 'helm waited as long as it may',
    signs: [{ in: 'helm', message: /timed out waiting|context deadline exceeded|resource \S+ not ready/ }],
    example:
      'Error: resource Deployment/default/backend not ready. status: InProgress, message: Available: 0/1\ncontext deadline exceeded',
    cause: 'a part of the release did not become ready, and no pod tells why',
    next: ['npm run status', '{kubectl} describe pods -l app.kubernetes.io/instance={release}'],
    tested: 'cluster',
  },
  {
    code: 'HELM-UPGRADE',
    title: 'helm could not deploy, for a reason that is not known here',
    signs: [{ in: 'helm' }],
    example: 'Error: found in Chart.yaml, but missing in charts/ directory: postgresql',
    cause: 'see the lines above',
    next: [history, 'npm run status'],
    tested: 'cluster',
  },
];
