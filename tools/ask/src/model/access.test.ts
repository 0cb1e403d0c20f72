import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { findAccess, providers } from './access.ts';

const access = (values: Record<string, string>) => findAccess({ value: (key) => values[key] ?? '' });
const problem = (values: Record<string, string>) => {
  try {
    return access(values);
  } catch (error) {
    return asProblem(error).facts;
  }
};

test('addresses, models and keys are those of the backend', () => {
  const text = readFileSync(inWorkspace('apps/backend/src/todo_backend/assistant/providers.py'), 'utf8');
  for (const [name, { baseUrl, model, keySetting, dialect }] of Object.entries(providers)) {
    const own = text.split(`"${name}": Provider(`)[1]!.split('\n    ),')[0]!;
    const field = (key: string) => new RegExp(`\\b${key}=(.*),$`, 'm').exec(own)?.[1];
    expect(field('base_url')).toBe(baseUrl ? `"${baseUrl}"` : 'None');
    expect(field('models')).toMatch(model ? new RegExp(`^\\("${model}"`) : /^\(\)$/);
    expect(field('key_setting')).toBe(`"${keySetting}"`);
    expect(field('max_tokens')).toBe(dialect.max_tokens?.toString());
    expect(field('store')).toBe(dialect.store === false ? 'False' : undefined);
  }
});

test.each<[string, Record<string, string>, object | undefined]>([
  ['nothing is set', {}, undefined],
  ['offline beside a key', { LLM_PROVIDER: 'offline', GROQ_API_KEY: 'g' }, undefined],
  ['Groq before OpenAI', { GROQ_API_KEY: 'g', OPENAI_API_KEY: 'o' }, { title: 'Groq', apiKey: 'g' }],
  ['OpenAI', { OPENAI_API_KEY: 'o' }, { baseUrl: 'https://api.openai.com/v1', apiKey: 'o' }],
  [
    'a server of one’s own, without a key',
    { LLM_BASE_URL: 'http://localhost:11434/v1/', LLM_MODEL: 'qwen' },
    { baseUrl: 'http://localhost:11434/v1', apiKey: '', model: 'qwen' },
  ],
  [
    'a key does not go to another address by itself',
    { GROQ_API_KEY: 'g', LLM_BASE_URL: 'http://elsewhere/v1' },
    { baseUrl: 'https://api.groq.com/openai/v1' },
  ],
  [
    'it does where the provider is named',
    { GROQ_API_KEY: 'g', LLM_BASE_URL: 'http://gateway/v1', LLM_PROVIDER: 'groq' },
    { baseUrl: 'http://gateway/v1', apiKey: 'g' },
  ],
  ['the first of several models', { GROQ_API_KEY: 'g', LLM_MODEL: ' , a , b' }, { model: 'a' }],
])('%s', (_, values, wanted) => {
  if (wanted) expect(access(values)).toMatchObject(wanted);
  else expect(access(values)).toBeUndefined();
});

test.each<[Record<string, string>, RegExp]>([
  [{ LLM_PROVIDER: 'gorq' }, /LLM_PROVIDER is "gorq"/],
  [{ LLM_PROVIDER: 'constructor' }, /LLM_PROVIDER is "constructor"/],
  [{ LLM_PROVIDER: 'groq' }, /GROQ_API_KEY is empty/],
  [{ LLM_PROVIDER: 'custom' }, /LLM_BASE_URL is empty/],
  [{ LLM_BASE_URL: 'localhost:11434/v1', LLM_MODEL: 'a' }, /no http\(s\) URL/],
  [{ LLM_BASE_URL: 'file:///etc/passwd', LLM_MODEL: 'a' }, /no http\(s\) URL/],
  [{ LLM_BASE_URL: 'http://localhost/v1' }, /LLM_MODEL is empty/],
])('%j cannot be used', (values, what) => {
  expect(problem(values)).toMatchObject({ code: 'ASK-SETTINGS', what: expect.stringMatching(what) });
});
