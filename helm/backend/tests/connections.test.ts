import { describeConnections, metricsConnections } from '@todo/helm-plugin/suite';
import { backend } from './subject.ts';

const frontend = { labels: { 'app.kubernetes.io/name': 'frontend' }, ports: { http: 3000 } };
const stranger = { labels: { 'app.kubernetes.io/name': 'stranger' } };
const dns = { labels: { 'k8s-app': 'kube-dns' }, namespace: 'kube-system' };
const outside = { ip: '203.0.113.7' };

describeConnections({
  ...backend,
  connections: [
    [frontend, 'the pods', 8001, 'needed', 'the frontend passes requests on'],
    ['the test', 'the pods', 8001, 'needed', 'helm test'],
    [stranger, 'the pods', 8001, 'forbidden', 'nobody else of the namespace'],
    [{ ...frontend, namespace: 'elsewhere' }, 'the pods', 8001, 'forbidden', 'nobody of another namespace'],
    [outside, 'the pods', 8001, 'forbidden', 'nobody from outside'],
    [frontend, 'the migration', 8001, 'forbidden', 'a Job serves nothing'],
    ['the pods', outside, 5432, 'needed', 'the database'],
    ['the migration', outside, 5432, 'needed', 'the database'],
    ['the test', outside, 5432, 'forbidden', 'the test has no business there'],
    ['the pods', frontend, 3000, 'needed', 'public keys for the tokens'],
    ['the migration', frontend, 3000, 'forbidden', 'it checks no tokens'],
    ['the pods', outside, 443, 'needed', "the model's API"],
    ['the migration', outside, 443, 'forbidden', 'it asks no model'],
    ['the test', outside, 443, 'forbidden', 'nothing but the Service'],
    ['the pods', outside, 25, 'forbidden', 'no mail'],
    ['the pods', stranger, 8080, 'forbidden', 'no other service'],
    ['the pods', { ip: '169.254.169.254' }, 80, 'forbidden', "a cloud's metadata"],
    ['the pods', dns, 53, 'needed', 'names'],
    ['the migration', dns, 53, 'needed', 'names'],
    ['the test', dns, 53, 'needed', 'names'],
    ['the pods', outside, 53, 'forbidden', 'names of the cluster only'],
  ],
});

describeConnections({
  ...backend,
  set: ['config.llmProvider=offline', 'config.authMode=shared-secret'],
  connections: [
    ['the pods', outside, 443, 'forbidden', 'offline there is no model to ask'],
    ['the pods', frontend, 3000, 'forbidden', 'a shared secret needs no keys'],
    ['the pods', outside, 5432, 'needed', 'the database'],
  ],
});

describeConnections({
  ...backend,
  set: ['metrics.enabled=true'],
  connections: metricsConnections,
});
