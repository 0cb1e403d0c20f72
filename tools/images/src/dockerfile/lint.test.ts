import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintDockerfile } from './lint.ts';

const workspace = join(import.meta.dirname, '../../../..');
const dockerfile = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'dockerfile-')), 'Dockerfile');
  writeFileSync(file, text);
  return file;
};
const fine = `FROM alpine:3.22
WORKDIR /app
COPY app .
HEALTHCHECK CMD ["wget", "-q", "http://127.0.0.1"]
USER 10001:10001
CMD ["./app"]
`;

test('what is fine has no finding', async () => {
  expect(await lintDockerfile(dockerfile(fine), workspace)).toEqual([]);
}, 120_000);

test('each tool says what it has found, and in which line', async () => {
  const file = dockerfile(
    fine.replace('CMD ["./app"]', 'ADD more .\nCMD ./app').replace('COPY', 'USER root\nCOPY'),
  );
  const findings = await lintDockerfile(file, workspace);
  expect(findings.find((line) => line.startsWith(`${file}:8 DL3025`))).toMatch(/JSON notation/);
  expect(findings.find((line) => line.includes('CKV_DOCKER_4'))).toMatch(/COPY is used instead of ADD/);
}, 120_000);

test('a file that is not there is no pass', async () => {
  await expect(lintDockerfile('/no/such/Dockerfile', workspace)).rejects.toThrow(
    /hadolint did not run|checkov/,
  );
}, 120_000);
