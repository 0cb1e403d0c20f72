import { controllerFailures } from './controller-catalogue.ts';
import type { Failure } from './failure.ts';
import { helmChart } from './catalogue/helm-chart.ts';
import { helmAndCluster } from './catalogue/helm-cluster.ts';
import { helmRun } from './catalogue/helm-run.ts';
import { podFailures } from './pod-catalogue.ts';

/** Every way in which a deployment is known to fail, the most telling first. docs/TROUBLESHOOTING.md is made from it. */
export const catalogue: Failure[] = [
  ...podFailures,
  ...controllerFailures,
  ...helmAndCluster,
  ...helmChart,
  ...helmRun,
];
