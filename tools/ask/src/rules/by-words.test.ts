import { expect, test } from 'vitest';
import { catalogue } from '../../../cluster/src/failures/catalogue/catalogue.ts';
import { places } from '../fixtures/surroundings.ts';
import { answersByWords } from './by-words.ts';

const codes = (question: string) => answersByWords(question, places).map(({ code }) => code);

test.each(catalogue.map(({ code, title }) => [code, title]))('%s is known by its code', (code, title) => {
  const [first] = answersByWords(`what does ${code} mean?`, places);
  expect(first).toMatchObject({ code, what: title });
  expect(first!.next.join(' ')).not.toMatch(/\{kubectl\}/);
});

test('codes of the commands too, in small letters where they have a hyphen', () => {
  expect(codes('I get port-taken')).toEqual(['PORT-TAKEN']);
  expect(codes('DOCKER-DOWN and POD-CRASH')).toEqual(['POD-CRASH', 'DOCKER-DOWN']);
  expect(codes('a quota of what?')).toEqual([]);
  expect(codes('my QUOTA')).toEqual(['QUOTA']);
  expect(codes('USAGE-…')).toEqual([]);
});

test.each([
  ['0/1 nodes are available: 1 Insufficient cpu.', 'POD-UNSCHEDULABLE'],
  ['what is ImagePullBackOff', 'POD-IMAGE'],
  ['the pod says OOMKilled', 'POD-MEMORY'],
  ['exec /usr/bin/app: exec format error', 'POD-ARCH'],
  ['Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress', 'HELM-LOCKED'],
  ['pods "backend-1" is forbidden: exceeded quota: small, requested: cpu=1', 'QUOTA'],
  [
    'Service "frontend" is invalid: spec.ports[0].nodePort: provided port is already allocated',
    'NODEPORT-TAKEN',
  ],
  ['container has runAsNonRoot: CreateContainerConfigError', 'POD-USER'],
])('a pasted line: %s', (line, code) => {
  expect(codes(line)).toEqual([code]);
});

test('other words are no sign of a failure', () => {
  for (const question of ['how do I scale the backend?', 'why is the sky blue', 'the app is slow', 'Startup'])
    expect(codes(question), question).toEqual([]);
});
