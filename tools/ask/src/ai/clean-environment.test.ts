import { expect, test } from 'vitest';
import { cleanEnvironment, dockerNames } from './clean-environment.ts';

test.each([
  ...['GROQ_API_KEY', 'OPENAI_API_KEY', 'OPENAI_API_BASE', 'LLM_MODEL', 'JWT_SECRET', 'POSTGRES_PASSWORD'],
  ...['PGPASSWORD', 'MYSQL_PWD', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'GITHUB_PAT', 'ANTHROPIC_KEY'],
  ...[
    'DOCKER_AUTH_CONFIG',
    'DATABASE_URL',
    'PROD_DATABASE_URL',
    'DIRECT_URL',
    'GITHUB_TOKEN',
    'npm_config_token',
  ],
  ...['KUBECONFIG', 'DOCKER_HOST', 'SOMETHING_NEW', 'XDGX', 'LC_', 'PATH_TO_SECRETS'],
])('%s of this shell stays here', (name) => {
  expect(cleanEnvironment({}, [], { [name]: 'hunter2' })).toEqual({});
});

test('what a program needs goes with it', () => {
  const from = {
    PATH: '/bin',
    HOME: '/home/ada',
    LC_ALL: 'C',
    XDG_RUNTIME_DIR: '/run',
    https_proxy: 'http://p:1',
    SSL_CERT_FILE: '/c.pem',
  };
  expect(cleanEnvironment({}, [], { ...from, NO: undefined })).toEqual(from);
});

test('what is given comes last, and a tool may need more by name', () => {
  const from = {
    HOME: '/home/ada',
    KUBECONFIG: '/theirs',
    DOCKER_HOST: 'unix:///d',
    DOCKER_AUTH_CONFIG: 'x',
  };
  expect(cleanEnvironment({ KUBECONFIG: '/mine', HOME: '/tmp' }, dockerNames, from)).toEqual({
    HOME: '/tmp',
    KUBECONFIG: '/mine',
    DOCKER_HOST: 'unix:///d',
  });
});
