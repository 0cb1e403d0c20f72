import { expect, test } from 'vitest';
import { failed } from './command.ts';

const args = ['--context', 'gone', '-n', 'default', 'get', 'pods'];
const problem = (program: string, stderr: string) =>
  failed(program, args, { exitCode: 1, stdout: '', stderr }).facts;

test.each([
  ['The connection to the server 127.0.0.1:40811 was refused - did you specify the right host or port?'],
  ['Unable to connect to the server: dial tcp 203.0.113.7:6443: i/o timeout'],
  ['Unable to connect to the server: dial tcp: lookup gone.example.org: no such host'],
  ['Get "https://127.0.0.1:1/api": read tcp 127.0.0.1:9->127.0.0.1:1: read: connection reset by peer'],
])('a context whose server is gone: %s', (words) => {
  expect(problem('kubectl', words)).toMatchObject({ code: 'CLUSTER-AWAY', where: 'context gone', words });
});

test('a context that is not there', () => {
  expect(problem('kubectl', 'error: context "gone" does not exist')).toMatchObject({
    code: 'CONTEXT-MISSING',
    what: 'the kubeconfig has no context gone',
  });
});

test.each([
  ['Unable to connect: x509: certificate signed by unknown authority (possibly because of "rsa")'],
  ['error: You must be logged in to the server (Unauthorized)'],
])('credentials that are not taken: %s', (words) => {
  expect(problem('kubectl', words).code).toBe('CLUSTER-CREDENTIALS');
});

test('other words, and other programs, are not read so', () => {
  expect(problem('kubectl', 'Error from server (Forbidden): pods is forbidden').code).toBe('COMMAND-FAILED');
  expect(problem('docker', 'dial tcp 1.2.3.4:443: connection refused').code).toBe('COMMAND-FAILED');
});
