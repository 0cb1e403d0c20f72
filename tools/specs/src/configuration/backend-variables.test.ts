import { expect, test } from 'vitest';
import { backendMeanings, backendVariables, typeOf } from './backend-variables.ts';

test('the words for the type of a field', () => {
  expect(typeOf({ type: 'string' })).toBe('text');
  expect(typeOf({ type: 'string', format: 'password' })).toBe('text, a secret');
  expect(typeOf({ type: 'string', enum: ['a', 'b', 'c'] })).toBe('a, b or c');
  expect(typeOf({ type: 'integer', minimum: 1, maximum: 50 })).toBe('whole number, 1 to 50');
  expect(typeOf({ type: 'number', exclusiveMinimum: 0, maximum: 300 })).toBe('number, above 0, to 300');
});

test('what the backend itself says of its variables; words only for those that it has', () => {
  const variables = backendVariables();
  expect(variables).toContainEqual(
    expect.objectContaining({ name: 'CHAT_PER_MINUTE', type: 'whole number, 1 to 100000', fallback: '20' }),
  );
  const names = variables.map(({ name }) => name);
  expect(Object.keys(backendMeanings).filter((name) => !names.includes(name))).toEqual([]);
});
