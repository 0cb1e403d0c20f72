import { Problem } from '../../../../libs/problem/src/problem.ts';
import { lintDockerfile } from './lint.ts';

const [file = ''] = process.argv.slice(2);
try {
  const findings = await lintDockerfile(file, process.cwd());
  if (findings.length === 0) process.stdout.write(`hadolint, Checkov: ok (${file})\n`);
  else {
    throw new Problem({
      code: 'DOCKERFILE-LINT',
      what: `${findings.length} finding(s)\n${findings.map((line) => `  ${line}`).join('\n')}`,
      where: file,
      cause:
        'the words of the tool above; its rules: https://github.com/hadolint/hadolint, https://www.checkov.io',
      next: 'mend the line; or except it with the reason: # hadolint ignore=ID above it, # checkov:skip=ID:reason in the file',
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Problem ? error.explain() : (error as Error).message}\n`);
  process.exitCode = 1;
}
