import { expect, test } from 'vitest';
import { replicasAskedFor, servicesAskedFor } from './asked-for.ts';

test.each([
  ['deploy the todo frontend with 2 replicas', 2],
  ['scale the backend to 5', 5],
  ['from 2 replicas to 4', 4],
  ['I want ten backend pods', 10],
  ['set replicas=7', 7],
  ['replicaCount: 12', 12],
  ['scale the backend to handle more load', 3],
  ['scale it to 0', 3],
  ['500 replicas', 3],
])('%s: %i', (question, replicas) => {
  expect(replicasAskedFor(question)).toBe(replicas);
});

test.each([
  ['scale the Backend', ['backend']],
  ['scale frontend and backend', ['frontend', 'backend']],
  ['scale the todo app', ['frontend', 'backend']],
  ['scale the frontends', ['frontend', 'backend']],
])('%s: %j', (question, services) => {
  expect(servicesAskedFor(question, ['frontend', 'backend'])).toEqual(services);
});
