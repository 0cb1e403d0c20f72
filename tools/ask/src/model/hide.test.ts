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
  ['a setting of PostgreSQL', 'PGPASSWORD=pg-word psql', 'PGPASSWORD=*** psql'],
  ['one of AWS', 'AWS_SECRET_ACCESS_KEY=wJal/rXUt', 'AWS_SECRET_ACCESS_KEY=***'],
  ['one of MySQL', 'MYSQL_PWD=my-word', 'MYSQL_PWD=***'],
  ['a personal token', 'GITHUB_PAT: abcd1234', 'GITHUB_PAT: ***'],
  ['a key with another name', 'ANTHROPIC_KEY=abcd1234', 'ANTHROPIC_KEY=***'],
  ['a field in camel case', '{"accessKey":"abcd1234"}', '{"accessKey":***}'],
  [
    'a login of a registry',
    '{"auths":{"r.example":{"auth":"dTpwdw=="}}}',
    '{"auths":{"r.example":{"auth":"***"}}}',
  ],
  ['a key of a kubeconfig', 'client-key-data: LS0tLS1CRUdJTg==', 'client-key-data: ***'],
  ['a header with a password', 'Authorization: Basic dTpwdzEyMzQ=', 'Authorization: Basic ***'],
  ['a header without a scheme', '"authorization": "abcdefgh12"', '"authorization": "***"'],
  ['an option', 'helm registry login --password pw -u me', 'helm registry login --password *** -u me'],
  [
    'an option with a prefix',
    "x --db-password 'p w' --api-key=abcd1234",
    'x --db-password *** --api-key=***',
  ],
  ['a key of Google', `AIza${'a1B-'.repeat(9)}`, '***'],
  ['a token of npm', `npm_${'a1B2'.repeat(9)}`, '***'],
  ['a token of Hugging Face', `hf_${'a1B2'.repeat(8)}`, '***'],
  ['a key of xAI', `xai-${'a1B2'.repeat(10)}`, '***'],
  [
    'a URL of another program',
    'PROD_DATABASE_URL=mysql://u:pw12@h/db',
    'PROD_DATABASE_URL=mysql://u:***@h/db',
  ],
  ['a password in a URL', 'postgresql://todo:hunter2@host/db', 'postgresql://todo:***@host/db'],
  ['a private key', 'x -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- y', 'x *** y'],
  ['half a private key', '-----BEGIN PRIVATE KEY-----\nMII', '***'],
  ['steering signs', 'a\u001b[31mred\u001b[0m\u0000\u009b\r\nb\tc', 'ared\nb\tc'],
])('%s', (_, text, shown) => {
  expect(hide(text)).toBe(shown);
});

test.each([
  'POD-CONFIG: key GROQ_API_KEY in Secret default/backend-secrets, todo-backend:h1234567890abcdef, task-1',
  'PATH=/usr/bin:/bin PWD=/home/ada AUTHOR: nobody',
  'valueFrom: secretKeyRef: key: JWT_SECRET',
  'docker login --password-stdin --token --insecure',
  'npm_lifecycle_script and npm_package_json_of_everything',
  'keyboard: german, compass: north-east, monkey: banana',
])('ordinary words stay: %s', (text) => {
  expect(hide(text)).toBe(text);
});

test('the secrets of this environment, in every form', () => {
  vi.stubEnv('LLM_API_KEY', 'plain-words-123');
  expect(hide(`a plain-words-123 b ${Buffer.from('plain-words-123').toString('base64')}`)).toBe(
    'a *** b ***',
  );
  vi.unstubAllEnvs();
});
