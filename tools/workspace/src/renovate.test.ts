import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';

const { customManagers } = JSON.parse(readFileSync(inWorkspace('renovate.json'), 'utf8')) as {
  customManagers: { managerFilePatterns: string[]; matchStrings: string[] }[];
};

test.each(customManagers)('$managerFilePatterns: each file has a version that is found', (manager) => {
  for (const pattern of manager.managerFilePatterns) {
    const file = pattern.slice(2, -2).replaceAll('\\', '');
    const text = readFileSync(inWorkspace(file), 'utf8');
    const found = manager.matchStrings.flatMap((one) => [...text.matchAll(new RegExp(one, 'g'))]);
    expect(found.length, file).toBeGreaterThan(0);
    for (const { groups } of found) expect(groups?.['currentValue']).toMatch(/^\d+\.\d+/);
  }
});
