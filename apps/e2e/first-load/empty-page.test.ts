import { expect, test } from 'vitest';
import { installedVersions, readEmptyPage } from './empty-page.ts';

test('the empty page was measured with the versions in use (else: npx nx measure-empty-page e2e)', () => {
  expect(readEmptyPage()).toMatchObject(installedVersions());
});
