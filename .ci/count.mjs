// count.mjs LOG…: prints "PASSED FAILED SKIPPED FLAKY" as the test runners in the logs counted them.
import { readFileSync } from 'node:fs';

const sums = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
const forms = [
  // vitest:      Tests  2 failed | 4 passed | 1 skipped (7)
  { line: /^\s*Tests\s+(.*\(\d+\))\s*$/, word: /(\d+) (passed|failed|skipped|todo)/g },
  // pytest:      ===== 120 passed, 1 skipped in 12.3s =====   or, quiet:   120 passed in 12.3s
  {
    line: /^=*\s*((?:\d+ \w+,? ?)+)in \d+(?:\.\d+)?s(?: \([\d:]+\))?\s*=*\s*$/,
    word: /(\d+) (passed|failed|skipped|errors?|xfailed|xpassed)/g,
  },
  // playwright:  4 passed (12.3s)   each on a line of its own
  {
    line: /^\s+(\d+ (?:passed|failed|flaky|skipped|did not run)\b.*)$/,
    word: /(\d+) (passed|failed|flaky|skipped|did not run)/g,
  },
];
const kind = {
  passed: 'passed',
  // Failed once, then passed.
  flaky: 'flaky',
  skipped: 'skipped',
  todo: 'skipped',
  xfailed: 'skipped',
  'did not run': 'skipped',
};

for (const file of process.argv.slice(2)) {
  for (const raw of readFileSync(file, 'utf8').split('\n')) {
    const line = raw.replace(/\x1b\[[\d;?]*[a-zA-Z]/g, '');
    const form = forms.find((one) => one.line.test(line));
    for (const [, count, word] of form ? form.line.exec(line)[1].matchAll(form.word) : []) {
      sums[kind[word] ?? 'failed'] += Number(count);
    }
  }
}
if (sums.passed + sums.failed === 0) {
  process.stderr.write('no runner counted a test\n');
  process.exit(1);
}
process.stdout.write(`${sums.passed} ${sums.failed} ${sums.skipped} ${sums.flaky}\n`);
