import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../libs/problem/src/problem.ts';
import { askedFor, lastGood, type Histories, type Move } from './choose.ts';
import { withRoots, type Revision } from '../../../cluster/src/deploy/release/history.ts';

const minute = 60_000;
const start = Date.parse('2026-11-23T06:00:00Z');

/** `minutes status content` for each revision; content `c1` is a stamp with that image, `prod:c1` of another configuration. */
const history = (...lines: string[]): Revision[] =>
  withRoots(
    lines.map((line, i) => {
      const [minutes, status = '', content = ''] = line.split(' ');
      const [image = '', configuration = 'dev'] = content.split(':').reverse();
      const description = content.startsWith('back')
        ? `Rollback to ${content.slice(4)}`
        : `todo-chatbot configuration=${configuration} chart=c values=v image=${image} secret=s database=d migrations=m`;
      const updated = new Date(start + Number(minutes) * minute).toISOString();
      return { revision: i + 1, updated, status, description };
    }),
  );

const goals = (moves: Move[]) => Object.fromEntries(moves.map(({ release, to }) => [release, to?.revision]));
const facts = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as Problem).facts;
  }
  throw new Error('nothing was refused');
};

describe('the last state that ran well', () => {
  test.each<[string, Histories, Record<string, number | undefined>]>([
    [
      'both changed in one run: both go back',
      {
        backend: history('0 superseded a1', '60 deployed a2'),
        frontend: history('0 superseded b1', '61 deployed b2'),
      },
      { backend: 1, frontend: 1 },
    ],
    [
      'one changed: the other stays',
      { backend: history('0 superseded a1', '60 deployed a2'), frontend: history('0 deployed b1') },
      { backend: 1, frontend: undefined },
    ],
    [
      'one changed half a minute after both were installed: the other is not of that run',
      { backend: history('0.1 superseded a1', '0.6 deployed prod:a1'), frontend: history('0 deployed b1') },
      { backend: 1, frontend: undefined },
    ],
    [
      'the same with the other installed last',
      { backend: history('0 superseded a1', '0.6 deployed a2'), frontend: history('0.1 deployed b1') },
      { backend: 1, frontend: undefined },
    ],
    [
      'the same with the other installed much later in that run: before it there is nothing',
      { backend: history('0 superseded a1', '1.5 deployed a2'), frontend: history('1 deployed b1') },
      { backend: 1, frontend: undefined },
    ],
    [
      'both changed soon after both were installed: both go back',
      {
        backend: history('0.1 superseded a1', '1.2 deployed a2'),
        frontend: history('0 superseded b1', '1 deployed b2'),
      },
      { backend: 1, frontend: 1 },
    ],
    [
      'the newest failed: back to the one that is deployed still, not to a failed one before it',
      {
        backend: history('0 superseded a1', '10 deployed a2', '30 failed a3', '50 failed a4'),
        frontend: history('0 deployed b1'),
      },
      { backend: 2, frontend: undefined },
    ],
    [
      'one failed and the other came in the same run: both go back',
      {
        backend: history('0 deployed a1', '60 failed a2'),
        frontend: history('0 superseded b1', '60 deployed b2'),
      },
      { backend: 1, frontend: 1 },
    ],
    [
      'a revision of the same content is no step back',
      {
        backend: history('0 superseded a1', '60 superseded a2', '90 deployed a2'),
        frontend: history('0 deployed b1'),
      },
      { backend: 1, frontend: undefined },
    ],
    [
      'after a rollback it goes on backwards, not to what was left',
      {
        backend: history('0 superseded a1', '60 superseded a2', '120 superseded a3', '125 deployed back2'),
        frontend: history('0 deployed b1'),
      },
      { backend: 1, frontend: undefined },
    ],
    [
      'a pair of one configuration is preferred',
      {
        backend: history('0 superseded a1', '60 superseded prod:a1', '120 deployed prod:a2'),
        frontend: history('0 superseded b1', '120 deployed b2'),
      },
      { backend: 1, frontend: 1 },
    ],
    [
      'a killed helm left it pending',
      {
        backend: history('0 deployed a1', '60 pending-upgrade a2'),
        frontend: history('0 deployed b1'),
      },
      { backend: 1, frontend: undefined },
    ],
    [
      'what was never installed is left out',
      { backend: history('0 superseded a1', '60 deployed a2'), frontend: [] },
      { backend: 1 },
    ],
  ])('%s', (_, histories, expected) => {
    expect(goals(lastGood(histories))).toEqual(expected);
  });

  test.each<[string, Histories, RegExp]>([
    ['nothing is installed', { backend: [], frontend: [] }, /neither is installed/],
    [
      'one revision each',
      { backend: history('0 deployed a1'), frontend: history('0 deployed b1') },
      /no earlier/,
    ],
    ['the first one failed', { backend: history('0 failed a1'), frontend: [] }, /no earlier/],
  ])('%s: there is nothing to go back to', (_, histories, cause) => {
    expect(facts(() => lastGood(histories))).toMatchObject({
      code: 'ROLLBACK-NONE',
      cause: expect.stringMatching(cause),
      class: 'refused',
    });
  });
});

describe('revisions by name', () => {
  const histories = {
    backend: history('0 superseded a1', '10 failed a2', '20 deployed a3'),
    frontend: history('0 deployed b1'),
  };

  test.each([
    ['backend=1', { backend: 1, frontend: undefined }],
    ['frontend=1,backend=1', { backend: 1, frontend: undefined }],
    ['backend=3', { backend: undefined, frontend: undefined }],
  ])('%s', (words, expected) => {
    expect(goals(askedFor(histories, words))).toEqual(expected);
  });

  test.each([
    ['backend', 'USAGE-TO', /form is backend=3,frontend=4/],
    ['', 'USAGE-TO', /form/],
    ['3', 'USAGE-TO', /form/],
    ['web=1', 'USAGE-TO', /form/],
    ['backend=0', 'USAGE-TO', /form/],
    ['backend=1,backend=3', 'USAGE-TO', /form/],
    ['backend=9', 'ROLLBACK-REVISION', /ran well: 1, 3/],
    ['backend=2', 'ROLLBACK-REVISION', /ran well: 1, 3/],
  ])('%j is refused', (words, code, cause) => {
    expect(facts(() => askedFor(histories, words))).toMatchObject({
      code,
      cause: expect.stringMatching(cause),
    });
  });
});
