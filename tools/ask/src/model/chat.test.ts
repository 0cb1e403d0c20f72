import { afterEach, beforeEach, expect, test } from 'vitest';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { fails, ModelServer, says } from '../fixtures/model-server.ts';
import type { Access } from './access.ts';
import { chat } from './chat.ts';

let server: ModelServer;
let access: Access;
beforeEach(async () => {
  server = await new ModelServer().start();
  access = {
    title: 'Groq',
    baseUrl: server.baseUrl,
    apiKey: 'gsk_hunter2hunter2',
    model: 'a/model',
    keySetting: 'GROQ_API_KEY',
    dialect: { max_tokens: 800 },
  };
});
afterEach(() => server.stop());

const asked = (seconds = 5) => chat(access, [{ role: 'user', content: 'why?' }], seconds);
const problem = async (seconds?: number) =>
  asProblem(
    await asked(seconds).then(
      () => undefined,
      (error: unknown) => error,
    ),
  ).facts;

test('one POST with the key in a header, the model and the messages; the answer comes back', async () => {
  expect(await asked()).toBe('a model says this');
  expect(server.received).toHaveLength(1);
  const { method, path, headers, body } = server.received[0]!;
  expect({ method, path, key: headers.authorization }).toEqual({
    method: 'POST',
    path: '/v1/chat/completions',
    key: 'Bearer gsk_hunter2hunter2',
  });
  expect(JSON.parse(body)).toEqual({
    model: 'a/model',
    messages: [{ role: 'user', content: 'why?' }],
    max_tokens: 800,
  });
});

test('a server that wants no key gets none', async () => {
  access = { ...access, apiKey: '' };
  await asked();
  expect(server.received[0]!.headers.authorization).toBeUndefined();
});

test.each<[string, number, string, Record<string, string>, string, RegExp]>([
  ['a wrong key', 401, '{"error":"bad key gsk_hunter2hunter2"}', {}, 'ASK-KEY', /GROQ_API_KEY/],
  ['a key without the model', 403, 'no', {}, 'ASK-KEY', /GROQ_API_KEY/],
  ['the limit, with a time', 429, 'slow down', { 'retry-after': '17' }, 'ASK-LIMIT', /in 17 s$/],
  ['the limit, without one', 429, 'slow down', { 'retry-after': 'soon' }, 'ASK-LIMIT', /in a minute$/],
  ['no such model', 404, 'no', {}, 'ASK-MODEL', /LLM_MODEL and LLM_BASE_URL/],
  ['a fault there', 500, 'oh', {}, 'ASK-MODEL', /same command again/],
])('%s (%i)', async (_, status, body, headers, code, next) => {
  server.answer = fails(status, body, headers);
  const facts = await problem();
  expect(facts).toMatchObject({ code, next: expect.stringMatching(next) });
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test('one that takes too long is given up, also in the middle of its answer', async () => {
  server.answer = () => undefined;
  expect(await problem(0.3)).toMatchObject({ code: 'ASK-TIMEOUT' });
  server.answer = (response) => void response.write('{"choices":');
  expect(await problem(0.3)).toMatchObject({ code: 'ASK-TIMEOUT' });
});

test.each<[string, string]>([
  ['no JSON', '<html>hello</html>'],
  ['nothing', ''],
  ['null', 'null'],
  ['no choices', '{"choices":[]}'],
  ['choices of another kind', '{"choices":{"0":1}}'],
])('an answer that cannot be read: %s', async (_, body) => {
  server.answer = fails(200, body);
  expect(await problem()).toMatchObject({ code: 'ASK-MALFORMED' });
});

test.each([[''], ['   '], [null], [['a', 'b']]])('an answer without text: %j', async (content) => {
  server.answer = says(content);
  expect(await problem()).toMatchObject({ code: 'ASK-MALFORMED' });
});

test('an answer without end is not read for ever', async () => {
  server.answer = (response) => {
    const more = () => response.writable && response.write('x'.repeat(65536), () => setImmediate(more));
    more();
  };
  expect(await problem(20)).toMatchObject({ code: 'ASK-MALFORMED' });
});

test('what would steer the terminal, and a secret that comes back, are taken out', async () => {
  server.answer = says('\u001b[2J\u001b]0;x\u0007type \u202egnp\u0008 gsk_abcdefghijklmnopqrst');
  expect(await asked()).toBe('type gnp ***');
});

test('the key follows no redirect', async () => {
  const other = await new ModelServer().start();
  server.answer = fails(307, '', { location: `${other.baseUrl}/chat/completions` });
  expect(await problem()).toMatchObject({ code: 'ASK-UNREACHABLE' });
  expect(other.received).toEqual([]);
  await other.stop();
});

test('no server: its address is named', async () => {
  const free = await new ModelServer().start();
  access = { ...access, baseUrl: free.baseUrl };
  await free.stop();
  expect(await problem()).toMatchObject({
    code: 'ASK-UNREACHABLE',
    where: `${access.baseUrl}, model a/model`,
    words: expect.stringContaining('ECONNREFUSED'),
  });
});
