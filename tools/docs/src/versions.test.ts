import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAtLeast } from '../../cli/src/doctor/check.ts';
import { programs } from '../../cli/src/doctor/checks.ts';
import { inWorkspace } from '../../settings/src/paths.ts';

const read = (path: string) => readFileSync(inWorkspace(path), 'utf8');
const page = read('docs/MINIKUBE.md');
/** The table's versions: what is told to a person who installs. */
const told = new Map(
  [...page.matchAll(/^\| `?([\w]+)`? +\| (\d[\d.]*) +\|/gm)].map(([, name, version]) => [name!, version!]),
);

test('the versions of the page are those that the doctor, package.json and the charts ask for', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const charts = readdirSync(inWorkspace('helm')).map(
    (name) => /^kubeVersion: '>=(\d+\.\d+)/m.exec(read(`helm/${name}/Chart.yaml`))?.[1],
  );
  expect(new Set(charts).size).toBe(1);
  expect(Object.fromEntries(told)).toEqual({
    ...Object.fromEntries(programs.map(({ name, least }) => [name, least])),
    node: engines.node.replace('>=', ''),
    Kubernetes: charts[0],
  });
});

test('what the page fetches is no older', () => {
  for (const name of ['minikube', 'kubectl', 'helm']) {
    const fetched = new RegExp(`v(\\d+\\.\\d+)\\.\\d+/?\\S*${name}|${name}-v(\\d+\\.\\d+)`).exec(page);
    expect(isAtLeast(fetched![1] ?? fetched![2]!, told.get(name)!), name).toBe(true);
  }
});
