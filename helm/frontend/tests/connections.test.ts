import { describeConnections, metricsConnections } from '@todo/helm-plugin/suite';
import { frontend } from './subject.ts';

const backend = { labels: { 'app.kubernetes.io/name': 'backend' }, ports: { http: 8001 } };
const stranger = { labels: { 'app.kubernetes.io/name': 'stranger' } };
const dns = { labels: { 'k8s-app': 'kube-dns' }, namespace: 'kube-system' };
const outside = { ip: '203.0.113.7' };

describeConnections({
  ...frontend,
  connections: [
    [outside, 'the pods', 3000, 'needed', 'people come by the NodePort'],
    ['the test', 'the pods', 3000, 'needed', 'helm test'],
    [backend, 'the pods', 3000, 'needed', 'public keys for the tokens'],
    [outside, 'the pods', 22, 'forbidden', 'only the one port'],
    [outside, 'the migration', 3000, 'forbidden', 'a Job serves nothing'],
    ['the pods', backend, 8001, 'needed', 'requests are passed on'],
    ['the migration', backend, 8001, 'forbidden', 'it has no business there'],
    ['the pods', outside, 5432, 'needed', 'the database'],
    ['the migration', outside, 5432, 'needed', 'the database'],
    ['the test', outside, 5432, 'forbidden', 'the test has no business there'],
    ['the pods', outside, 443, 'forbidden', 'a browser loads everything from here, and so does this server'],
    ['the pods', stranger, 8080, 'forbidden', 'no other service'],
    ['the pods', { ip: '169.254.169.254' }, 80, 'forbidden', "a cloud's metadata"],
    ['the pods', dns, 53, 'needed', 'names'],
    ['the migration', dns, 53, 'needed', 'names'],
    ['the pods', outside, 53, 'forbidden', 'names of the cluster only'],
  ],
});

describeConnections({
  ...frontend,
  set: ['metrics.enabled=true'],
  connections: metricsConnections,
});
