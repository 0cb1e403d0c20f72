import { afterAll, beforeAll } from 'vitest';
import { attempt } from '../../programs/command.ts';
import { upgrade } from '../../deploy/upgrade.ts';
import type { Cluster } from '../../kubernetes.ts';
import { app, type Manifest } from './objects.ts';
import {
  chooseHelm,
  clusterIn,
  dropNamespace,
  list,
  loadImage,
  makeNamespace,
  testContext,
  writeChart,
} from './test-cluster.ts';

export interface Surroundings {
  /** Labels of the namespace. */
  labels?: Record<string, string>;
  /** What is in the namespace before. */
  prepare?: Manifest[];
  /** What belongs to no namespace. */
  wide?: Manifest[];
}

const parts = { chart: '1', values: '1', image: '1', secret: '1', database: '1', migrations: '' };

/** Makes the cluster ready for the tests of one file, and clears away after them. Gives what makes a place for one test. */
export function places(): (name: string, surroundings?: Surroundings) => Promise<Cluster> {
  const made: Cluster[] = [];
  const everywhere: Manifest[] = [];
  beforeAll(async () => {
    testContext();
    await chooseHelm();
    await loadImage();
  }, 120_000);
  afterAll(async () => {
    const remove = ['--context', testContext(), 'delete', '--ignore-not-found', '--wait=false', '-f', '-'];
    if (everywhere.length) await attempt('kubectl', remove, { input: list(everywhere) });
    await Promise.all(made.map(dropNamespace));
  }, 60_000);

  return async (name, { labels = {}, prepare = [], wide = [] } = {}) => {
    const cluster = clusterIn(`todo-test-${name}-${process.pid}`);
    made.push(cluster);
    everywhere.push(...wide);
    await makeNamespace(cluster, labels, [...wide, ...prepare]);
    return cluster;
  };
}

/** Deploys a chart of these objects as the project deploys its own, and gives the revision. */
export const deploy = (
  cluster: Cluster,
  objects: Manifest[],
  files?: Record<string, string>,
): Promise<number> => upgrade(cluster, app, writeChart(objects, files), { configuration: 'dev', parts }, {});
