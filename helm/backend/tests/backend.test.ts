import {
  describeChart,
  describeFiles,
  describeHooks,
  describeLookups,
  describeMetrics,
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
import { backend } from './subject.ts';

describePods(backend);
describeObjects(backend);
describeHooks(backend);
describeRefusals(backend);
describeSecrets(backend);
describeFiles({ ...backend, changes, onCluster: ['service.nodePortCheck'] });
describeLookups(backend);
describeMetrics(backend);

describeChart('the backend', () => {
  test('gets its settings from the ConfigMap', async () => {
    const objects = await objectsFor(backend, 'dev', {
      set: ['config.llmProvider=groq', 'config.llmModel=openai/gpt-oss-20b'],
    });
    const config = one(objects, 'ConfigMap');
    expect(config['data']).toEqual({
      ENVIRONMENT: 'dev',
      LOG_LEVEL: 'debug',
      AUTH_MODE: 'jwks',
      JWKS_URL: 'http://frontend:3000/api/auth/jwks',
      LLM_PROVIDER: 'groq',
      LLM_MODEL: 'openai/gpt-oss-20b',
      LLM_BASE_URL: '',
      CHAT_PER_MINUTE: '20',
      CHAT_PER_DAY: '200',
      SHUTDOWN_LINGER_SECONDS: '5',
      SHUTDOWN_STREAM_SECONDS: '25',
      UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: '25',
    });
    const [container] = one(objects, 'Deployment')['spec'].template.spec.containers;
    expect(container.envFrom).toEqual([{ configMapRef: { name: config.metadata.name } }]);
  });

  test.each([
    [60, '5', '55'],
    [3, '3', '0'],
    [0, '0', '0'],
  ])('with %i seconds to drain it lingers %s and gives streams %s', async (seconds, linger, streams) => {
    const set = [`shutdown.drainSeconds=${seconds}`];
    const { data } = one(await objectsFor(backend, 'prod', { set }), 'ConfigMap');
    expect(data).toMatchObject({
      SHUTDOWN_LINGER_SECONDS: linger,
      SHUTDOWN_STREAM_SECONDS: streams,
      UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: streams,
    });
  });

  test('cannot check shared-secret tokens without the key', async () => {
    const set = [
      'existingSecret=',
      'secret.DATABASE_URL=postgres://user@host/database',
      'config.authMode=shared-secret',
    ];
    expect(await refusal(requestFor(backend, 'default', { set }))).toContain('CHART-JWT-SECRET-MISSING');
  });

  test('is called by the frontend and the test only, and calls DNS, database, keys and model only', async () => {
    const { spec } = one(await objectsFor(backend, 'prod'), 'NetworkPolicy', 'backend');
    expect(spec.ingress).toHaveLength(1);
    expect(
      spec.ingress[0].from.map(
        (peer: { podSelector: { matchLabels: Record<string, string> } }) =>
          peer.podSelector.matchLabels['app.kubernetes.io/name'],
      ),
    ).toEqual(['frontend', 'backend-test']);
    const ports = spec.egress.map((rule: { ports: { port: number }[] }) =>
      rule.ports.map(({ port }) => port),
    );
    expect(ports).toEqual([[53, 53], [5432, 55432], [3000], [443]]);
  });

  test('the policy follows the configured addresses', async () => {
    const set = [
      'config.authMode=shared-secret',
      'config.llmBaseUrl=http://llm.internal:11434/v1',
      'networkPolicy.databasePorts={5432,6543}',
    ];
    const { spec } = one(await objectsFor(backend, 'prod', { set }), 'NetworkPolicy', 'backend');
    const ports = spec.egress.map((rule: { ports: { port: number }[] }) =>
      rule.ports.map(({ port }) => port),
    );
    expect(ports).toEqual([
      [53, 53],
      [5432, 6543],
      [443, 11434],
    ]);
  });

  test('offline it reaches no model', async () => {
    const { spec } = one(
      await objectsFor(backend, 'prod', { set: ['config.llmProvider=offline'] }),
      'NetworkPolicy',
      'backend',
    );
    expect(JSON.stringify(spec.egress)).not.toContain('443');
  });

  test('in dev there is no policy: the local networks enforce none', async () => {
    expect((await objectsFor(backend, 'dev')).filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
  });
});
