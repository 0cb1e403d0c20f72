import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask } from './ask.ts';
import { ModelServer } from './fixtures/model-server.ts';
import { onMinikube, part, seenWith } from './fixtures/surroundings.ts';
import { findAccess } from './model/access.ts';
import { longestQuestion, readQuestion } from './question.ts';
import { jsonOf, showAsked } from './show.ts';

/** Every value holds the word `hunter2`, which is to be found nowhere on the wire but in the key's header. */
const secrets = {
  JWT_SECRET: 'jwt-hunter2-secret',
  BETTER_AUTH_SECRET: 'auth-hunter2-secret',
  POSTGRES_PASSWORD: 'p/w@hunter2',
  DATABASE_URL: 'postgresql://todo:dbs-hunter2@db.example/todo',
  OPENAI_API_KEY: 'sk-other-hunter2-key',
};
let server: ModelServer;
beforeEach(async () => {
  server = await new ModelServer().start();
  for (const [key, value] of Object.entries(secrets)) vi.stubEnv(key, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const access = () =>
  findAccess({
    value: (key) =>
      ({ LLM_PROVIDER: 'custom', LLM_BASE_URL: server.baseUrl, LLM_MODEL: 'm', LLM_API_KEY: 'own-key-1' })[
        key
      ] ?? '',
  });
const options = { access, seconds: 5 };

test('a rule answers: no model is asked', async () => {
  expect(await ask('how do I scale?', seenWith(), options)).toMatchObject({ by: 'rules' });
  expect(server.received).toEqual([]);
});

test('no rule answers: one call, and its answer is marked as a model’s', async () => {
  const asked = await ask('why is the sky blue?', seenWith(), options);
  expect(asked).toEqual({ by: 'model', model: 'm', at: server.baseUrl, text: 'a model says this' });
  expect(server.received).toHaveLength(1);
  expect(showAsked(asked)).toMatch(/^a model says this\n\n\(a model's answer, m at http:.*check it/);
  expect(JSON.parse(jsonOf('q', asked))).toMatchObject({ answered_by: 'model', model: 'm' });
});

test('nothing of what is sent holds a secret, wherever it stood', async () => {
  const encoded = Buffer.from(secrets.DATABASE_URL).toString('base64');
  const words = [...Object.values(secrets), encoded, encodeURIComponent(secrets.POSTGRES_PASSWORD)].join(' ');
  const seen = seenWith({
    targets: [
      onMinikube(
        part('backend', true, {
          detail: words,
          pods: [{ name: 'b', ready: false, phase: words, restarts: 0, reason: words }],
        }),
      ),
    ],
    failures: [
      { code: 'X', what: words, where: words, cause: words, next: [words], words: 'the log says hunter2' },
    ],
  });
  await ask(`tell me of ${words}`, seen, options);
  const [sent] = server.received;
  expect(sent!.headers.authorization).toBe('Bearer own-key-1');
  expect(server.wire).not.toMatch(/hunter2/i);
  expect(server.wire).not.toContain(encoded.slice(8, -8));
  expect(sent!.body).toContain('***');
  // Logs stay here.
  expect(sent!.body).not.toContain('the log says');
});

test('the summary is bounded, however much there is', async () => {
  const pods = Array.from({ length: 500 }, (_, i) => ({
    name: `pod-${i}`,
    ready: false,
    phase: 'Running',
    restarts: i,
  }));
  await ask('sky?', seenWith({ targets: [onMinikube(part('backend', true, { pods }))] }), options);
  expect(server.received[0]!.body.length).toBeLessThan(8000);
});

test('without an endpoint, or when none is wanted, nobody answers; a dry run shows what would be sent', async () => {
  expect(await ask('sky?', seenWith(), { access: undefined, seconds: 5 })).toMatchObject({ by: 'nobody' });
  expect(await ask('sky?', seenWith(), { access: () => undefined, seconds: 5 })).toMatchObject({
    by: 'nobody',
  });
  const dry = await ask('how do I scale?', seenWith(), { ...options, dryRun: true });
  expect(showAsked(dry)).toMatch(/--- system\n[^]*--- user\nQuestion: how do I scale\?[^]*- backend: ready/);
  expect(server.received).toEqual([]);
});

test('words of a program are shown without secrets', () => {
  const answer = { code: 'X', what: 'w', cause: 'c', next: ['a', 'b'], words: `1\n2 ${secrets.JWT_SECRET}` };
  const shown = showAsked({ by: 'rules', answers: [answer] });
  expect(shown).toBe('X: w\n          │ 1\n          │ 2 ***\n  cause:  c\n  next:   a\n          b');
  expect(jsonOf('q', { by: 'rules', answers: [answer] })).not.toContain('hunter2');
});

test('questions: words are joined, none and too long ones are refused', () => {
  expect(readQuestion(['why', 'not?'], 'npm run ask')).toBe('why not?');
  for (const words of [[], [' '], ['x'.repeat(longestQuestion + 1)]])
    expect(() => readQuestion(words, 'npm run ask')).toThrow(/USAGE-QUESTION/);
});
