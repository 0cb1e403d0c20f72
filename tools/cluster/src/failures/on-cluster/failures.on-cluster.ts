import { expect, test } from 'vitest';
import { Problem } from '../../../../../libs/problem/src/problem.ts';
import type { Cluster } from '../../kubernetes.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { look } from '../snapshot/snapshot.ts';
import { containerScenarios } from './container-scenarios.ts';
import { controllerScenarios } from './controller-scenarios.ts';
import { helmScenarios } from './helm-scenarios.ts';
import { app } from './objects.ts';
import { deploy, places } from './place.ts';
import { podScenarios } from './pod-scenarios.ts';
import { record } from './record.ts';
import type { Scenario } from './scenario.ts';
import { clusterIn } from './test-cluster.ts';

const scenarios = [...containerScenarios, ...podScenarios, ...controllerScenarios, ...helmScenarios];
const place = places();
/** More only for a machine that is busy with other things. */
const limit = Number(process.env['TODO_TEST_SECONDS'] ?? 10);

/** What it is told, and how many seconds after the cluster knew. */
async function fail(cluster: Cluster, scenario: Scenario): Promise<{ problem: Problem; seconds: number }> {
  const began = Date.now();
  const problem = await deploy(cluster, scenario.objects, scenario.files).then(
    () => expect.unreachable(`${scenario.name} was deployed`),
    (thrown: unknown) => thrown,
  );
  const ended = Date.now();
  if (!(problem instanceof Problem)) throw problem;
  const snapshot = scenario.known && (await look(cluster, app));
  const known = snapshot ? scenario.known!(snapshot) : began;
  if (snapshot) record(scenario, snapshot);
  expect(known, `the cluster tells when it knew: ${problem.explain()}`).toBeDefined();
  return { problem, seconds: (ended - known!) / 1000 };
}

test.concurrent.each(scenarios)('$name: $code', async (scenario) => {
  const own = await place(scenario.name, scenario);
  const cluster =
    scenario.namespace || scenario.context
      ? clusterIn(scenario.namespace ?? 'default', scenario.context)
      : own;
  if (scenario.helmFlags) cluster.helmFlags = [...cluster.helmFlags, ...scenario.helmFlags];
  if (scenario.first) await deploy(cluster, scenario.first);
  const { problem, seconds } = await fail(cluster, scenario);
  process.stdout.write(`${scenario.name}: ${seconds.toFixed(1)} s\n`);
  expect(problem.facts.code, problem.explain()).toBe(scenario.code);
  for (const [part, pattern] of Object.entries(scenario.says))
    expect(problem.facts[part as 'what'], problem.explain()).toMatch(pattern);
  expect(seconds, problem.explain()).toBeLessThan(limit);
});

test('each entry of the catalogue that says so was made here', () => {
  const here = new Set([...scenarios.map(({ code }) => code), ...elsewhere]);
  const claimed = catalogue.filter(({ tested }) => tested === 'cluster').map(({ code }) => code);
  expect(claimed.filter((code) => !here.has(code))).toEqual([]);
});

/** In `more.on-cluster.ts`. */
const elsewhere = ['HELM-LOCKED', 'ADMISSION'];
