import { expect, test } from 'vitest';
import { isRolledOut, type Deployment } from './deployment.ts';

const rolledOut: Deployment = {
  metadata: { name: 'backend', generation: 3 },
  spec: { replicas: 2, template: { spec: { containers: [{ image: 'a' }] } } },
  status: { observedGeneration: 3, replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
};
const withStatus = (status: Deployment['status']): Deployment => ({
  ...rolledOut,
  status: { ...rolledOut.status, ...status },
});

test.each<[string, Deployment | undefined, string | true]>([
  ['rolled out', rolledOut, true],
  ['gone', undefined, 'its Deployment is gone'],
  [
    'not seen by its controller yet',
    withStatus({ observedGeneration: 2 }),
    'its newest form was not taken up yet',
  ],
  ['one new pod of two', withStatus({ updatedReplicas: 1 }), '1 of 2 pods are of its newest form'],
  ['an old pod beside', withStatus({ replicas: 3 }), '1 of its old pods are still there'],
  ['one not available', withStatus({ availableReplicas: 1 }), '1 of 2 pods are ready'],
  ['never any', { ...rolledOut, status: {} }, 'its newest form was not taken up yet'],
])('%s', (_, deployment, expected) => {
  const verdict = isRolledOut(deployment);
  expect(verdict.equal ? true : verdict.reason).toBe(expected);
});
