import { expect, test } from 'vitest';
import { pack, pendingCopy, unpack } from './pending.ts';

const secret = (version: number) => ({
  type: 'helm.sh/release.v1',
  metadata: {
    name: `sh.helm.release.v1.backend.v${version}`,
    labels: { name: 'backend', owner: 'helm', status: 'deployed', version: String(version) },
  },
  data: { release: pack({ version, info: { status: 'deployed', description: `stamp ${version}` } }) },
});

test("the copy is the newest revision under the next number, as helm's own records are", () => {
  const list = JSON.stringify({ items: [secret(9), secret(11), secret(10)] });
  const copy = pendingCopy(list, 'backend', 'pending-upgrade')!;
  expect(copy.metadata.name).toBe('sh.helm.release.v1.backend.v12');
  expect(copy.metadata.labels).toEqual({
    name: 'backend',
    owner: 'helm',
    status: 'pending-upgrade',
    version: '12',
  });
  expect(copy.type).toBe('helm.sh/release.v1');
  expect(unpack(copy.data.release)).toEqual({
    version: 12,
    info: { status: 'pending-upgrade', description: 'Preparing upgrade' },
  });
});

test('where nothing is installed there is nothing to copy', () => {
  expect(pendingCopy('{"items":[]}', 'backend', 'pending-upgrade')).toBeUndefined();
});
