import { join } from 'node:path';
import {
  balancedUrl,
  describeChart,
  describeFiles,
  describeHooks,
  describeLookups,
  describeMetrics,
  describeMisfits,
  describeNotes,
  describeObjects,
  describePods,
  describeRefusals,
  describeSecrets,
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
describeSecrets(frontend);
describeFiles({ ...frontend, changes, onCluster: ['service.nodePortCheck'] });
describeLookups(frontend);
describeMetrics(frontend);
describeMisfits(frontend);
describeNotes({
  ...frontend,
  notes: [
    [[], ['http://localhost:30000', 'minikube service frontend --url -n default']],
    [['service.nodePort=null'], ["jsonpath='{.spec.ports[0].nodePort}'", 'minikube service'], ['localhost:']],
    [['service.type=LoadBalancer', 'service.port=80'], [balancedUrl('frontend', 80)]],
    [['service.type=ClusterIP'], ['port-forward service/frontend 3000:3000, then http://localhost:3000']],
    [['ingress.host=todo.example.org'], ['Open:   http://todo.example.org\n'], ['localhost:']],
    [['ingress.host=todo.example.org', 'ingress.tlsSecret=t'], ['Open:   https://todo.example.org\n']],
    [['config.publicUrl=https://a.example', 'ingress.host=b.example'], ['https://a.example'], ['b.example']],
  ],
});

describeChart('the frontend', () => {
  const config = async (...set: string[]) =>
    one(await objectsFor(frontend, 'default', { set }), 'ConfigMap')['data'];

  test('listens on all addresses, and is served under its Service’s names too', async () => {
    expect(await config()).toEqual({
      BACKEND_URL: 'http://backend:8001',
      PUBLIC_URL: '',
      TRUSTED_HOSTS: 'localhost:*,127.0.0.1:*,192.168.*:*,frontend:*,frontend.default:*',
      AUTH_MODE: 'jwks',
      TRUSTED_PROXIES: '',
      SHUTDOWN_STREAM_SECONDS: '30',
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

  test('has an Ingress when a host is named, and none without', async () => {
    const ingresses = async (...set: string[]) =>
      (await objectsFor(frontend, 'default', { set })).filter(({ kind }) => kind === 'Ingress');
    expect(await ingresses()).toEqual([]);
    const [plain] = await ingresses('ingress.host=todo.example.org');
    const service = { name: 'frontend', port: { name: 'http' } };
    const paths = [{ path: '/', pathType: 'Prefix', backend: { service } }];
    expect(plain!['spec']).toEqual({ rules: [{ host: 'todo.example.org', http: { paths } }] });
    const [secure] = await ingresses(
      'ingress.host=todo.example.org',
      'ingress.className=nginx',
      'ingress.tlsSecret=todo-tls',
    );
    expect(secure!['spec']).toMatchObject({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['todo.example.org'], secretName: 'todo-tls' }],
    });
  });

  test('is served under the name of its Ingress, with a certificate over https', async () => {
    const host = 'ingress.host=todo.example.org';
    const plain = await config(host);
    expect(plain['TRUSTED_HOSTS']).toMatch(/,todo\.example\.org:\*,frontend:\*,/);
    expect(plain['PUBLIC_URL']).toBe('');
    const tls = 'ingress.tlsSecret=todo-tls';
    expect((await config(host, tls))['PUBLIC_URL']).toBe('https://todo.example.org');
    const tested = one(await objectsFor(frontend, 'default', { set: [host, tls] }), 'Pod');
    expect(tested['spec'].containers[0].env).toContainEqual({
      name: 'PUBLIC_URL',
      value: 'https://todo.example.org',
    });
    const given = 'config.publicUrl=https://other.example.org';
    expect((await config(host, tls, given))['PUBLIC_URL']).toBe('https://other.example.org');
    const any = ['ingress.host=*.example.org', tls];
    expect(await refusal(requestFor(frontend, 'default', { set: any }))).toContain(
      'CHART-PUBLIC-URL-MISSING',
    );
    expect((await config(...any, given))['TRUSTED_HOSTS']).toContain(',*.example.org:*,');
  });

  test.each(['https://todo.example.org', 'Todo.example.org', 'todo.example.org:8080', 'a_b'])(
    'does not take %s for a host name',
    async (host) => {
      const set = [`ingress.host=${host}`];
      expect(await refusal(requestFor(frontend, 'default', { set }))).toMatch(/ingress[./]host/);
    },
  );

  test('does not take a key for sessions that is too short', async () => {
    const set = [
      'existingSecret=',
      'secret.DATABASE_URL=postgres://user@host/database',
      'secret.BETTER_AUTH_SECRET=short',
    ];
    expect(await refusal(requestFor(frontend, 'default', { set }))).toMatch(/secret[./]BETTER_AUTH_SECRET/);
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

  test.each([
    ['jwks', undefined],
    ['shared-secret', 'shared-secret'],
  ])('is told the same way of the tokens as the backend: %s', async (mode, said) => {
    const set = said ? [`config.authMode=${said}`] : [];
    for (const folder of [frontend.folder, join(frontend.folder, '../backend')]) {
      const objects = await objectsFor({ ...frontend, folder }, 'default', { set });
      expect(one(objects, 'ConfigMap')['data'].AUTH_MODE).toBe(mode);
      const [needed, optional] = one(objects, 'Deployment')['spec'].template.spec.volumes.at(-1).projected
        .sources;
      expect(JSON.stringify(mode === 'jwks' ? optional : needed)).toContain('"JWT_SECRET"');
    }
  });

  test('cannot make shared-secret tokens without the key', async () => {
    const set = [
      'existingSecret=',
      'secret.DATABASE_URL=postgres://user@host/database',
      `secret.BETTER_AUTH_SECRET=${'x'.repeat(32)}`,
      'config.authMode=shared-secret',
    ];
    expect(await refusal(requestFor(frontend, 'default', { set }))).toContain('CHART-JWT-SECRET-MISSING');
  });

  test.each(['ingress', '10.0.0.0/8;10.1.0.0/16', '10.0.0.0/'])(
    'does not take %s for proxies',
    async (proxies) => {
      const set = [`config.trustedProxies=${proxies}`];
      expect(await refusal(requestFor(frontend, 'default', { set }))).toMatch(/config[./]trustedProxies/);
    },
  );

  test('tells streams to end before the time is up', async () => {
    expect((await config('shutdown.drainSeconds=60'))['SHUTDOWN_STREAM_SECONDS']).toBe('55');
    expect((await config('shutdown.drainSeconds=0'))['SHUTDOWN_STREAM_SECONDS']).toBe('0');
  });

  test('has longer to end than the backend, whose streams it passes on', async () => {
    const grace = async (environment: string, folder: string) => {
      const deployment = one(await objectsFor({ ...frontend, folder }, environment), 'Deployment');
      return deployment['spec'].template.spec.terminationGracePeriodSeconds;
    };
    // sleep + drain + 5; the backend's, then ours
    const wanted = { default: [45, 50], dev: [40, 45], prod: [45, 50] };
    for (const [environment, seconds] of Object.entries(wanted)) {
      const backend = await grace(environment, join(frontend.folder, '../backend'));
      expect([backend, await grace(environment, frontend.folder)]).toEqual(seconds);
    }
  });
});
