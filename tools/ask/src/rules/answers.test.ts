import { expect, test } from 'vitest';
import type { Answer } from '../answer.ts';
import { onMinikube, part, seenWith } from '../fixtures/surroundings.ts';
import { answersTo } from './answers.ts';
import { topics } from './topics.ts';

const codes = (question: string, seen = seenWith()) => answersTo(question, seen).map(({ code }) => code);
const crash: Answer = {
  code: 'POD-CRASH',
  what: 'Error with exit code 1, 3 restarts',
  where: 'pod backend-1, container backend',
  cause: 'c',
  next: ['n'],
};
const failing = seenWith({
  targets: [onMinikube(part('frontend', true), part('backend', false), part('postgres', true))],
  failures: [crash],
});

test.each([
  ['deploy the todo app with 2 replicas', ['HOW-TO-SCALE']],
  ['scale the backend to handle more load', ['HOW-TO-SCALE']],
  ['check why the pods are failing', ['ASK-ALL-READY']],
  ['analyze the cluster health', ['ASK-ALL-READY', 'HOW-TO-HEALTH']],
  ['optimize resource allocation', ['HOW-TO-RESOURCES']],
  ['help me to optimize my Dockerfile', ['HOW-TO-IMAGE']],
  ['deploy the app', ['HOW-TO-DEPLOY']],
  ['how do I go back to the last version?', ['HOW-TO-ROLLBACK']],
  ['show me the logs of the backend', ['HOW-TO-LOGS']],
  ['which URL has the app?', ['HOW-TO-URL']],
  ['how do I remove it all', ['HOW-TO-STOP']],
  ['where does my groq key go', ['HOW-TO-MODEL-SET']],
  ['what is the meaning of life?', []],
])('where all is well: %s', (question, wanted) => {
  expect(codes(question)).toEqual(wanted);
});

test.each([
  ['why is the backend not ready?', ['POD-CRASH']],
  ['why do pods fail', ['POD-CRASH']],
  ['what is wrong with the cluster', ['POD-CRASH']],
  ['is the frontend ready?', ['ASK-ALL-READY']],
  ['what does POD-CRASH mean', ['POD-CRASH']],
  ['scale the backend to 3', ['HOW-TO-SCALE']],
])('where the backend crashes: %s', (question, wanted) => {
  expect(codes(question, failing)).toEqual(wanted);
});

test('what fails now is told with its own words, not the general ones', () => {
  expect(answersTo('POD-CRASH?', failing)).toEqual([crash]);
});

test('a part that is not ready and tells no reason', () => {
  const coming = seenWith({
    targets: [
      onMinikube(
        part('backend', false, { pods: [{ name: 'b-1', ready: false, phase: 'Running', restarts: 0 }] }),
      ),
      { target: 'compose', parts: [{ name: 'frontend', ready: false, detail: 'exited' }] },
    ],
  });
  expect(answersTo('why is it not ready', coming)).toMatchObject([
    {
      code: 'ASK-NOT-READY',
      where: 'target minikube',
      next: ['npm run status', expect.stringContaining('backend')],
    },
    { code: 'ASK-NOT-READY', where: 'target compose', next: ['npm start -- --target compose'] },
  ]);
});

test('a frontend that says what is away: that, and not that it would be stopped', () => {
  const health = { status: 'degraded', reasons: ['the database does not answer the frontend'] };
  const seen = seenWith({ targets: [onMinikube(part('frontend', false, { health }))] });
  expect(answersTo('why is the frontend not ready', seen)).toMatchObject([
    {
      code: 'ASK-NOT-READY',
      what: 'frontend is degraded: the database does not answer the frontend',
      cause: 'frontend answers, and what it needs is away',
    },
  ]);
});

test('a database that is down is told whichever part was asked for', () => {
  const seen = seenWith({
    targets: [
      onMinikube(part('frontend', true), part('backend', true), {
        name: 'postgres',
        ready: false,
        detail: 'container x, exited',
      }),
    ],
  });
  expect(answersTo('why does the frontend not answer', seen)).toMatchObject([
    { code: 'ASK-NOT-READY', what: expect.stringMatching(/^postgres/) },
  ]);
});

test('a cluster that does not answer brings its own code and command', () => {
  const detail = 'CLUSTER-AWAY: the cluster does not answer; npm start';
  const seen = seenWith({
    targets: [{ target: 'minikube', parts: [{ name: 'cluster', ready: false, detail }] }],
  });
  expect(answersTo('why is the backend down', seen)).toMatchObject([
    { code: 'CLUSTER-AWAY', next: ['npm start'] },
  ]);
});

test('nothing runs: why, when it is known', () => {
  const nothing = seenWith({ targets: [] });
  expect(codes('why is the backend not ready?', nothing)).toEqual(['NOTHING-RUNS']);
  const obstacle = { ...crash, code: 'DOCKER-DOWN' };
  expect(codes('why is the backend not ready?', { ...nothing, obstacle })).toEqual(['DOCKER-DOWN']);
});

test('a question with the signs of patterns or very many words ends at once', () => {
  const began = performance.now();
  for (const question of [
    'why (((',
    'why [a-',
    `why ${'not '.repeat(1000)}`,
    'a'.repeat(4000),
    '='.repeat(4000),
  ])
    answersTo(question, failing);
  expect(performance.now() - began).toBeLessThan(2000);
});

test('every topic can be reached, and none is hidden behind another one', () => {
  expect(new Set(topics.map(({ code }) => code)).size).toBe(topics.length);
  const commands = topics.flatMap(({ next }) => next);
  expect(commands.join('\n')).not.toMatch(/\{(?!(kubectl|service|replicas)\})/);
});
