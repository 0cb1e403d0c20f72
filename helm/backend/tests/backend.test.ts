import {
  balancedUrl,
  describeChart,
  describeFiles,
  describeHooks,
  describeLookup,
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
  renderInCluster,
  requestFor,
} from '@todo/helm-plugin/suite';
import { expect, test } from 'vitest';
import { changes } from './changes.ts';
import { backend } from './subject.ts';

/** An address of a model, a Secret of the chart's own, and no word of the provider. */
const auto = [
  'existingSecret=',
  'secret.DATABASE_URL=postgres://user@host/database',
  'config.llmBaseUrl=http://llm:11434/v1',
];

describePods(backend);
describeObjects(backend);
describeHooks(backend);
describeRefusals(backend);
describeSecrets(backend);
describeFiles({ ...backend, changes, onCluster: ['service.nodePortCheck'] });
describeLookups(backend);
describeMetrics(backend);
describeMisfits(backend);
describeNotes({
  ...backend,
  notes: [
    [[], ['http://backend.default:8001', 'port-forward service/backend 8001:8001'], ['minikube service']],
    [['service.type=NodePort'], ['minikube service backend --url -n default'], ['NODE']],
    [['service.type=NodePort', 'service.nodePort=30123'], ['http://NODE:30123'], ['port-forward']],
    [['service.type=LoadBalancer', 'service.port=80'], [balancedUrl('backend', 80)], ['port-forward']],
    [['secretHash=h1'], [], ['rollout restart']],
  ],
});

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

  test.each(['dev', 'prod'])('%s has the same policies as the defaults', async (environment) => {
    const policies = async (of: string) =>
      (await objectsFor(backend, of)).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(await policies(environment)).toEqual(await policies('default'));
    expect(await policies(environment)).toHaveLength(3);
  });

  test.each([
    [['config.llmProvider=custom', 'config.llmModel=m'], 'CHART-MODEL-URL-MISSING'],
    [['config.llmProvider=custom', 'config.llmBaseUrl=http://llm:11434/v1'], 'CHART-MODEL-NAME-MISSING'],
    [[...auto, 'secret.LLM_API_KEY=k'], 'CHART-MODEL-NAME-MISSING: no model for http://llm:11434/v1'],
  ])('does not take a model that is named by half: %j', async (set, words) => {
    expect(await refusal(requestFor(backend, 'default', { set }))).toContain(words);
  });

  test.each([
    [['config.llmProvider=custom', 'config.llmModel=m', 'config.llmBaseUrl=http://llm:11434/v1']],
    [[...auto, 'config.llmModel=m']],
    [[...auto, 'secret.GROQ_API_KEY=k']],
  ])('takes a whole one: %j', async (set) => {
    expect(one(await objectsFor(backend, 'default', { set }), 'Deployment')).toBeDefined();
  });

  test('limits of a million are written out, also where a file gives them', async () => {
    const numbers = { values: ['tests/large-numbers.yaml'] };
    const { data } = one(await objectsFor(backend, 'default', numbers), 'ConfigMap');
    expect(data).toMatchObject({ CHAT_PER_MINUTE: '100000', CHAT_PER_DAY: '1000000' });
  });
});

describeLookup('the backend, in a living cluster', () => {
  test('an address of a model beside an existing Secret: a key in it comes first', async () => {
    const set = auto.slice(2);
    const look = (secret: Record<string, string>) =>
      renderInCluster(backend, { secrets: { 'backend-secrets': { DATABASE_URL: 'x', ...secret } } }, set);
    expect(await look({})).toContain('CHART-MODEL-NAME-MISSING');
    expect(await look({ GROQ_API_KEY: 'k' })).toContain('kind: Deployment');
  });
});
