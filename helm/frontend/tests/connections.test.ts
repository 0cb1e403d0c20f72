import { join } from 'node:path';
import { describeConnections, dnsConnections, metricsConnections } from '@todo/helm-plugin/suite';
import { frontend } from './subject.ts';

const backend = { labels: { 'app.kubernetes.io/name': 'backend' }, ports: { http: 8001 } };
const stranger = { labels: { 'app.kubernetes.io/name': 'stranger' } };
const outside = { ip: '203.0.113.7' };

describeConnections({
  ...frontend,
  connections: [
    ...dnsConnections('the pods', 'the migration', 'the test'),
    [outside, 'the pods', 3000, 'TCP', 'needed', 'people come by the NodePort'],
    ['the test', 'the pods', 3000, 'TCP', 'needed', 'helm test'],
    [backend, 'the pods', 3000, 'TCP', 'needed', 'public keys for the tokens'],
    [outside, 'the pods', 22, 'TCP', 'forbidden', 'only the one port'],
    [outside, 'the migration', 3000, 'TCP', 'forbidden', 'a Job serves nothing'],
    ['the pods', backend, 8001, 'TCP', 'needed', 'requests are passed on'],
    ['the migration', backend, 8001, 'TCP', 'forbidden', 'it has no business there'],
    ['the pods', outside, 5432, 'TCP', 'needed', 'the database'],
    ['the migration', outside, 5432, 'TCP', 'needed', 'the database'],
    ['the test', outside, 5432, 'TCP', 'forbidden', 'the test has no business there'],
    [
      'the pods',
      outside,
      443,
      'TCP',
      'forbidden',
      'a browser loads everything from here, and so does this server',
    ],
    ['the pods', stranger, 8080, 'TCP', 'forbidden', 'no other service'],
    ['the pods', { ip: '169.254.169.254' }, 80, 'TCP', 'forbidden', "a cloud's metadata"],
  ],
});

describeConnections({
  ...frontend,
  set: ['metrics.enabled=true'],
  connections: metricsConnections,
});

// Behind a Service the pods' port counts, whatever the Service's own is.
describeConnections({
  ...frontend,
  set: ['config.backendUrl=http://backend'],
  beside: { folder: join(frontend.folder, '../backend'), set: ['service.port=80'] },
  connections: [
    ['the pods', { service: 'backend' }, 80, 'TCP', 'needed', 'requests are passed on'],
    ['the migration', { service: 'backend' }, 80, 'TCP', 'forbidden', 'it has no business there'],
  ],
});
