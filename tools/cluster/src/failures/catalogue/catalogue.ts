import { controllerFailures } from './controllers.ts';
import type { Failure } from './failure.ts';
import { helmChart } from './helm-chart.ts';
import { helmAndCluster } from './helm-cluster.ts';
import { helmRun } from './helm-run.ts';
import { podFailures } from './pods.ts';

/** Every way in which a deployment is known to fail, the most telling first. docs/TROUBLESHOOTING.md is made from it. */
export const catalogue: Failure[] = [
  ...podFailures,
  ...controllerFailures,
  ...helmAndCluster,
  ...helmChart,
  ...helmRun,
];
