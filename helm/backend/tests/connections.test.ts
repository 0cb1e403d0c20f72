import { join } from 'node:path';
import { describeConnections, dnsConnections, metricsConnections } from '@todo/helm-plugin/suite';
import { backend } from './subject.ts';

const frontend = { labels: { 'app.kubernetes.io/name': 'frontend' }, ports: { http: 3000 } };
const stranger = { labels: { 'app.kubernetes.io/name': 'stranger' } };
const outside = { ip: '203.0.113.7' };

describeConnections({
  ...backend,
  connections: [
    ...dnsConnections('the pods', 'the migration', 'the test'),
    [frontend, 'the pods', 8001, 'TCP', 'needed', 'the frontend passes requests on'],
    ['the test', 'the pods', 8001, 'TCP', 'needed', 'helm test'],
    [stranger, 'the pods', 8001, 'TCP', 'forbidden', 'nobody else of the namespace'],
    [
      { ...frontend, namespace: 'elsewhere' },
      'the pods',
      8001,
      'TCP',
      'forbidden',
      'nobody of another namespace',
    ],
    [outside, 'the pods', 8001, 'TCP', 'forbidden', 'nobody from outside'],
    [frontend, 'the migration', 8001, 'TCP', 'forbidden', 'a Job serves nothing'],
    ['the pods', outside, 5432, 'TCP', 'needed', 'the database'],
    ['the migration', outside, 5432, 'TCP', 'needed', 'the database'],
    ['the test', outside, 5432, 'TCP', 'forbidden', 'the test has no business there'],
    ['the pods', frontend, 3000, 'TCP', 'needed', 'public keys for the tokens'],
    ['the migration', frontend, 3000, 'TCP', 'forbidden', 'it checks no tokens'],
    ['the pods', outside, 443, 'TCP', 'needed', "the model's API"],
    ['the migration', outside, 443, 'TCP', 'forbidden', 'it asks no model'],
    ['the test', outside, 443, 'TCP', 'forbidden', 'nothing but the Service'],
    ['the pods', outside, 25, 'TCP', 'forbidden', 'no mail'],
    ['the pods', stranger, 8080, 'TCP', 'forbidden', 'no other service'],
    ['the pods', { ip: '169.254.169.254' }, 80, 'TCP', 'forbidden', "a cloud's metadata"],
  ],
});

describeConnections({
  ...backend,
  set: ['config.llmProvider=offline', 'config.authMode=shared-secret'],
  connections: [
    ['the pods', outside, 443, 'TCP', 'forbidden', 'offline there is no model to ask'],
    ['the pods', frontend, 3000, 'TCP', 'forbidden', 'a shared secret needs no keys'],
    ['the pods', outside, 5432, 'TCP', 'needed', 'the database'],
  ],
});

describeConnections({
  ...backend,
  set: ['metrics.enabled=true'],
  connections: metricsConnections,
});

// Behind a Service the pods' port counts, whatever the Service's own is.
describeConnections({
  ...backend,
  set: ['config.jwksUrl=http://frontend/api/auth/jwks', 'service.port=80'],
  beside: { folder: join(backend.folder, '../frontend'), set: ['service.port=80'] },
  connections: [
    ['the pods', { service: 'frontend' }, 80, 'TCP', 'needed', 'public keys for the tokens'],
    ['the migration', { service: 'frontend' }, 80, 'TCP', 'forbidden', 'it checks no tokens'],
    ['the test', { service: 'backend' }, 80, 'TCP', 'needed', 'helm test'],
  ],
});
