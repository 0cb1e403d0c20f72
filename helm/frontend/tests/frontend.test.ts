import { join } from 'node:path';
import {
  describeChart,
  describeFiles,
  describeHooks,
  describeObjects,
  describePods,
  describeRefusals,
  objectsFor,
  one,
  refusal,
  requestFor,
} from '@todo/helm-plugin/suite';
import { expect, test } from 'vitest';
import { changes } from './changes.ts';
import { frontend } from './subject.ts';

describePods(frontend);
describeObjects(frontend);
describeHooks(frontend);
describeRefusals(frontend);
describeFiles({ ...frontend, changes });

describeChart('the frontend', () => {
  const config = async (...set: string[]) =>
    one(await objectsFor(frontend, 'default', { set }), 'ConfigMap')['data'];

  test('listens on all addresses, and is served under its Service’s names too', async () => {
    expect(await config()).toEqual({
      BACKEND_URL: 'http://backend:8001',
      PUBLIC_URL: '',
      TRUSTED_HOSTS: 'localhost:*,127.0.0.1:*,192.168.*:*,frontend:*,frontend.default:*',
      PORT: '3000',
      HOSTNAME: '0.0.0.0',
      NODE_OPTIONS: '--max-old-space-size=288',
    });
  });

  test.each([
    ['512Mi', '--max-old-space-size=384'],
    ['1Gi', '--max-old-space-size=768'],
    ['500M', undefined],
  ])('a memory limit of %s gives the heap %s', async (limit, options) => {
    expect((await config(`resources.limits.memory=${limit}`))['NODE_OPTIONS']).toBe(options);
  });

  test('has the NodePort of the spec', async () => {
    expect(one(await objectsFor(frontend), 'Service')['spec'].ports).toEqual([
      { name: 'http', port: 3000, targetPort: 'http', protocol: 'TCP', nodePort: 30000 },
    ]);
  });

  test('does not take a key for sessions that is too short', async () => {
    const set = [
      'existingSecret=',
      'secret.DATABASE_URL=postgres://user@host/database',
      'secret.BETTER_AUTH_SECRET=short',
    ];
    expect(await refusal(requestFor(frontend, 'default', { set }))).toContain('/secret/BETTER_AUTH_SECRET');
    expect(await refusal(requestFor(frontend, 'default', { set: set.slice(0, 2) }))).toContain(
      'no BETTER_AUTH_SECRET',
    );
  });

  test('is called from anywhere, and calls DNS, database and backend only', async () => {
    const { spec } = one(await objectsFor(frontend, 'prod'), 'NetworkPolicy', 'frontend');
    expect(spec.ingress).toEqual([{ ports: [{ port: 'http', protocol: 'TCP' }] }]);
    const ports = spec.egress.map((rule: { ports: { port: number }[] }) =>
      rule.ports.map(({ port }) => port),
    );
    expect(ports).toEqual([[53, 53], [5432, 55432], [8001]]);
  });

  test('has longer to end than the backend, whose streams it passes on', async () => {
    const grace = async (environment: string, folder: string) => {
      const deployment = one(await objectsFor({ ...frontend, folder }, environment), 'Deployment');
      return deployment['spec'].template.spec.terminationGracePeriodSeconds;
    };
    for (const environment of ['default', 'dev', 'prod']) {
      const backend = await grace(environment, join(frontend.folder, '../backend'));
      expect(await grace(environment, frontend.folder)).toBeGreaterThan(backend);
    }
  });
});
