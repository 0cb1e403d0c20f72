import { expect, test } from 'vitest';
import { backendVariables } from './backend-variables.ts';
import { chartVariables } from './chart-variables.ts';

test("a chart's ConfigMap tells its variables: type of the schema, default and meaning of the value", () => {
  const found = chartVariables({ name: 'backend', secrets: ['DATABASE_URL'] });
  expect(found).toContainEqual({
    name: 'CHAT_PER_MINUTE',
    type: expect.stringMatching(/^whole number, 1 to \d+$/),
    fallback: '20',
    meaning: expect.stringMatching(/\w+/),
  });
  expect(found).toContainEqual(expect.objectContaining({ name: 'LLM_PROVIDER', fallback: 'auto' }));
  expect(found.at(-1)).toEqual({
    name: 'DATABASE_URL',
    type: 'text, a secret',
    fallback: '',
    meaning: 'A key of the Secret `backend-secrets`',
  });
  // What the backend says itself is the proof that nothing was made up; uvicorn's own it does not read.
  const known = backendVariables().map(({ name }) => name);
  const names = found.map(({ name }) => name).filter((name) => !name.startsWith('UVICORN_'));
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});

test('without a chart there are the secrets alone', () => {
  expect(chartVariables({ name: 'no-such-service', secrets: [] })).toEqual([]);
  expect(chartVariables({ name: 'no-such-service', secrets: ['A_KEY'] }).map(({ name }) => name)).toEqual([
    'A_KEY',
  ]);
});
