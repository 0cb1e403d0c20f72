import { expect, test } from 'vitest';
import { isCompleted, readAnswer } from './answer.ts';

const text = (words: string) => ({ parts: [{ kind: 'text', text: words }] });
const task = (more: object) => JSON.stringify({ kind: 'task', id: '1', contextId: '2', ...more });

test.each<[string, object, object]>([
  [
    'a task: its artifacts, and nothing of its history',
    {
      status: { state: 'completed', message: text('done') },
      history: [text('the question')],
      artifacts: [
        text('two pods\nare well'),
        { parts: [{ kind: 'data', data: { a: 1 } }] },
        text('one node'),
      ],
    },
    { state: 'completed', text: 'two pods\nare well\none node' },
  ],
  [
    'a task that failed: what its state says',
    { status: { state: 'failed', message: text('no such model') } },
    { state: 'failed', text: 'no such model' },
  ],
  ['one that says nothing', { status: { state: 'working' } }, { state: 'working', text: '' }],
  ['a message alone', { kind: 'message', ...text('hello') }, { text: 'hello' }],
])('%s', (_, sent, answer) => {
  expect(readAnswer(task(sent))).toEqual(answer);
});

test.each(['All pods are well.', '{"half', '[]', 'null', '3', '{"level": "info", "msg": "x"}', ''])(
  'any other line stays as it is: %s',
  (line) => {
    expect(readAnswer(line)).toBeUndefined();
  },
);

test('completed, and what is not', () => {
  expect(['completed', 'TASK_STATE_COMPLETED'].every(isCompleted)).toBe(true);
  expect(['failed', 'input-required', 'incompleted', 'canceled'].some(isCompleted)).toBe(false);
});
