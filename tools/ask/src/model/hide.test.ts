import { expect, test, vi } from 'vitest';
import { hide } from './hide.ts';

const jwt = `eyJhbGciOiJIUzI1NiJ9.${'a1'.repeat(20)}.${'b2'.repeat(20)}`;

test.each([
  ['a key of Groq', 'with gsk_AbCdEfGhIjKlMnOpQrStUv', 'with ***'],
  ['a key of OpenAI', 'sk-proj-AbCdEfGhIjKlMnOpQrSt!', '***!'],
  ['a token of GitHub', 'ghp_0123456789abcdefghijABCDEFGHIJ', '***'],
  ['a JWT', `token ${jwt} ends`, 'token *** ends'],
  ['a header', 'Authorization: Bearer abcdef.12345+/=', 'Authorization: Bearer ***'],
  ['a setting', 'JWT_SECRET=abcd1234 POSTGRES_PASSWORD: "p w"', 'JWT_SECRET=*** POSTGRES_PASSWORD: ***'],
  ['a JSON field', '{"api_key": "12345678"}', '{"api_key": ***}'],
  ['a password in a URL', 'postgresql://todo:hunter2@host/db', 'postgresql://todo:***@host/db'],
  ['a private key', 'x -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- y', 'x *** y'],
  ['half a private key', '-----BEGIN PRIVATE KEY-----\nMII', '***'],
  ['steering signs', 'a\u001b[31mred\u001b[0m\u0000\u009b\r\nb\tc', 'ared\nb\tc'],
])('%s', (_, text, shown) => {
  expect(hide(text)).toBe(shown);
});

test('ordinary words stay', () => {
  const text =
    'POD-CONFIG: key GROQ_API_KEY in Secret default/backend-secrets, todo-backend:h1234567890abcdef, task-1';
  expect(hide(text)).toBe(text);
});

test('the secrets of this environment, in every form', () => {
  vi.stubEnv('LLM_API_KEY', 'plain-words-123');
  expect(hide(`a plain-words-123 b ${Buffer.from('plain-words-123').toString('base64')}`)).toBe(
    'a *** b ***',
  );
  vi.unstubAllEnvs();
});
