import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { done } from '../../../cluster/src/outcome/outcome.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { everyEvent } from './fixtures/every-event.ts';
import { faults, type Schema } from './fixtures/json-schema.ts';
import { Run } from './run.ts';
import schema from './schema.json' with { type: 'json' };

const wrong = (event: unknown) => faults(schema as Schema, event);
const kinds = Object.keys(everyEvent) as (keyof typeof everyEvent)[];

test.each(kinds)('%s: each of its forms fits, and no field may be lost, added or of another type', (kind) => {
  for (const event of everyEvent[kind]) {
    expect(wrong(event)).toEqual([]);
    expect(wrong({ ...event, more: 1 })).not.toEqual([]);
    const { required = [] } = schema.oneOf.find((one) => one.properties.type.const === kind)!;
    for (const key of required) {
      const { [key]: _gone, ...rest } = event as unknown as Record<string, unknown>;
      expect(wrong(rest), key).not.toEqual([]);
    }
    for (const key of Object.keys(event)) expect(wrong({ ...event, [key]: null }), key).not.toEqual([]);
  }
});

test('every field that the schema names is used by an event, so that none is invented', () => {
  for (const kind of kinds) {
    const used = new Set(everyEvent[kind].flatMap((event) => Object.keys(event)));
    const named = Object.keys(schema.oneOf.find((one) => one.properties.type.const === kind)!.properties);
    expect([...used].sort()).toEqual(named.sort());
  }
});

test('the events of a real run fit, those of a failed one too', async () => {
  const run = new Run({ command: 'start', target: 'kind', views: [], secrets: () => [] });
  run.note('hello');
  await run.step('a', 'working', async () => done('made'));
  const failing = run.guard(() => run.step('b', 'working', () => Promise.reject(new Error('no'))));
  await expect(failing).rejects.toThrow('INTERNAL');
  expect(run.events.map((event) => event.type)).toContain('problem');
  expect(run.events.at(-1)).toMatchObject({ type: 'run-ended', state: 'failed' });
  for (const event of run.events) expect(wrong(JSON.parse(JSON.stringify(event)))).toEqual([]);
  expect(asProblem(await failing.catch((error: unknown) => error)).facts.code).toBe('INTERNAL');
});

test.each([
  ['a state that there is not', { ...everyEvent['task-ended'][0], state: 'good' }],
  ['a time before the run', { ...everyEvent.note[0], at: -1 }],
  ['another schema', { ...everyEvent['run-started'][0], schema: 2 }],
  [
    'a need that is no name',
    { ...everyEvent['tasks-planned'][0], tasks: [{ task: 'a', needs: [1], action: 'run', reason: '' }] },
  ],
  ['no event at all', 'text'],
])('%s does not fit', (_, event) => expect(wrong(event)).not.toEqual([]));

test('docs/EVENTS.md names every kind, every field and every state', () => {
  const page = readFileSync(inWorkspace('docs/EVENTS.md'), 'utf8');
  for (const { properties } of schema.oneOf) {
    expect(page).toContain(`\`${properties.type.const}\``);
    for (const field of Object.keys(properties)) expect(page).toContain(`\`${field}\``);
  }
  for (const state of ['done', 'unchanged', 'cached', 'failed', 'skipped', 'stopped', 'ready', 'interrupted'])
    expect(page).toContain(`\`${state}\``);
});
