import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { servedLines } from './served-line.ts';

test.each(Object.entries(servedLines))('%s has one line that the proofs can change', (_app, line) => {
  const text = readFileSync(inWorkspace(line.file), 'utf8');
  expect(text.match(new RegExp(line.before, 'g'))).toHaveLength(1);
  const changed = text.replace(line.before, line.after('other words'));
  // It can be changed again.
  expect(changed).toMatch(line.before);
  expect(changed.replace(line.before, line.after('third words'))).toContain('third words');
});
