import { expect, test } from 'vitest';
import { namesSecret } from './secret-names.ts';

test.each([
  ...[
    'BETTER_AUTH_SECRET',
    'JWT_SECRET',
    'POSTGRES_PASSWORD',
    'REGISTRY_PASSWORD',
    'GROQ_API_KEY',
    'LLM_API_KEY',
  ],
  ...[
    'PGPASSWORD',
    'MYSQL_PWD',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'ANTHROPIC_KEY',
    'OPENAI_APIKEY',
  ],
  ...['GITHUB_PAT', 'PAT', 'GH_TOKEN', 'npm_config_token', 'NPM_CONFIG__AUTH', 'DOCKER_AUTH_CONFIG', 'TOKEN'],
  ...['SSH_KEY', 'SMTP_PASS', 'GOOGLE_CREDENTIALS'],
])('%s holds a secret', (name) => {
  expect(namesSecret(name)).toBe(true);
});

test.each([
  ...[
    'PATH',
    'PWD',
    'OLDPWD',
    'HOME',
    'KEYBOARD',
    'MONKEY',
    'SSH_AUTH_SOCK',
    'XAUTHORITY',
    'AUTHOR',
    'GIT_ASKPASS',
  ],
  ...['BETTER_AUTH_URL', 'AUTH_MODE', 'DATABASE_URL', 'POSTGRES_PASSWORD_FILE', 'JWT_KEY_ID', 'TOKEN_TTL'],
  ...['GOOGLE_APPLICATION_CREDENTIALS_FILE', 'COMPASS', 'MINIKUBE_PROFILE', 'LLM_MODEL', 'PATTERN'],
])('%s holds none', (name) => {
  expect(namesSecret(name)).toBe(false);
});
