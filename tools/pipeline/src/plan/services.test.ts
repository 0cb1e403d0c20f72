import { expect, test } from 'vitest';
import { services } from '../../../settings/src/services.ts';
import { openWorkspace } from '../nx/workspace.ts';
import { deployables } from './plan.ts';

test('the services that project.json files name are those that Nx deploys, each with a chart of its own', async () => {
  const workspace = await openWorkspace();
  const names = services.map(({ name }) => name).sort();
  expect(names).toEqual(deployables(workspace));
  for (const name of names) {
    const chart = workspace.graph.nodes[`${name}-chart`];
    expect(chart?.data.targets?.['deploy']?.options, name).toEqual({ release: name, chart: `helm/${name}` });
  }
}, 60_000);

test('whom a service calls is a service', () => {
  const names = services.map(({ name }) => name);
  for (const { name, calls } of services)
    for (const one of calls) expect(names, `${name} calls ${one}`).toContain(one);
});
