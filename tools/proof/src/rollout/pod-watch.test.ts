import { expect, test } from 'vitest';
import { momentsBetween, readEvent } from './pod-watch.ts';

/** As kubectl prints it, cut down. */
const event = (more: { type?: string; deletionTimestamp?: string; ready?: boolean } = {}) =>
  JSON.stringify({
    type: more.type ?? 'MODIFIED',
    object: {
      metadata: {
        uid: 'u1',
        labels: { 'app.kubernetes.io/name': 'backend' },
        ...(more.deletionTimestamp && { deletionTimestamp: more.deletionTimestamp }),
      },
      spec: { containers: [{ lifecycle: { preStop: { sleep: { seconds: 10 } } } }] },
      status: {
        conditions: [
          { type: 'Initialized', status: 'True' },
          { type: 'Ready', status: more.ready ? 'True' : 'False' },
        ],
        containerStatuses: [{ restartCount: 2 }],
      },
    },
  });

test('an event of a pod', () => {
  expect(readEvent(event({ ready: true }))).toEqual({
    app: 'backend',
    uid: 'u1',
    ready: true,
    ending: false,
    gone: false,
    restarts: 2,
    preStop: 10,
  });
});

test('a new pod without a status, guards off', () => {
  const object = {
    metadata: { uid: 'u2', labels: { 'app.kubernetes.io/name': 'frontend' } },
    spec: { containers: [{}] },
    status: {},
  };
  const pod = readEvent(JSON.stringify({ type: 'ADDED', object }));
  expect(pod).toMatchObject({ app: 'frontend', ready: false, restarts: 0, preStop: 0 });
});

test('the life of a pod has three moments, each told once', () => {
  const life = [
    event({ type: 'ADDED' }),
    event({ ready: true }),
    event({ ready: true }),
    event({ ready: true, deletionTimestamp: '2026-11-23T17:00:00Z' }),
    event({ deletionTimestamp: '2026-11-23T17:00:00Z' }),
    event({ type: 'DELETED', deletionTimestamp: '2026-11-23T17:00:00Z' }),
  ].map(readEvent);
  expect(life.map((pod, i) => momentsBetween(life[i - 1], pod))).toEqual([
    [],
    ['ready'],
    [],
    ['told to end'],
    [],
    ['gone'],
  ]);
});
