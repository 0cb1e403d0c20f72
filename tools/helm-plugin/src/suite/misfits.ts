import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { podSpecOf } from '../pod-security.ts';
import { parseObjects } from '../render.ts';
import { describeChart, objectsFor, one, refusal, requestFor, textOf, type Subject } from './subject.ts';

/** Values that install and then do not work → what the refusal says. */
const wrongValues: [string[], RegExp][] = [
  [['image.repository=app:latest'], /image[./]repository.*pattern/s],
  [['image.repository=registry.example.org:5000'], /image[./]repository.*pattern/s],
  [['fullnameOverride=a.b'], /fullnameOverride.*pattern/s],
  [['nameOverride=1a'], /nameOverride.*pattern/s],
  [['commonLabels.app\\.kubernetes\\.io/name=x'], /app\.kubernetes\.io\/name|commonLabels/],
  [['progressDeadlineSeconds=40', 'probes.startup.failureThreshold=20'], /CHART-DEADLINE-TOO-SHORT: 40 seconds.* may take 40 .*raise it to 4\d or more/], // prettier-ignore
  [['tmpSizeLimit=1Gi'], /CHART-FOLDERS-TOO-LARGE: tmpSizeLimit.* more than 256Mi/],
  [['resources.limits.ephemeral-storage=60M'], /CHART-FOLDERS-TOO-LARGE/],
];
const wrongMigrations: typeof wrongValues = [
  [['migrations.activeDeadlineSeconds=30'], /CHART-MIGRATION-TOO-SHORT: 30 seconds/],
];

/** The most letters that a release may have. */
const longest = 'a'.repeat(53);

/** Values that fit by themselves and not together, numbers of a file, and names at their ends. */
export function describeMisfits(subject: Subject): void {
  const render = (...set: string[]) => textOf(requestFor(subject, 'default', { set }));

  describeChart('what would install and then not work', () => {
    test.each([...wrongValues, ...(subject.migrate ? wrongMigrations : [])])('%s', async (set, words) => {
      expect(await refusal(requestFor(subject, 'default', { set }))).toMatch(words);
    });

    test.each([
      'image.repository=registry.example.org:5000/team/to-do__app',
      'resources.limits.cpu=0.5',
      'resources.limits=null',
      'resources=null',
      'commonLabels.team=a',
    ])('not %s', async (set) => {
      expect(await render(set)).toContain('kind: Deployment');
    });

    test('not sizes that just fit', async () => {
      const sizes = ['tmpSizeLimit=131072Ki', 'resources.limits.ephemeral-storage=192Mi'];
      expect(await render(...sizes)).toContain('sizeLimit: 131072Ki');
    });
  });

  describeChart('numbers of a values file', () => {
    test('are whole in the environment, however large', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'values-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, 'numbers.yaml');
      writeFileSync(file, 'extraEnv:\n  MANY: 12000000\n  HALF: 0.5\n  FLAG: true\n  TEXT: "1e6"\n');
      const request = { ...requestFor(subject), values: [relative(subject.folder, file)] };
      const objects = parseObjects(await textOf(request));
      for (const kind of ['Deployment', ...(subject.migrate ? ['Job'] : [])]) {
        const env = podSpecOf(one(objects, kind)).containers[0].env as { name: string; value?: string }[];
        const values = Object.fromEntries(env.map(({ name, value }) => [name, value]));
        expect(values, kind).toMatchObject({ MANY: '12000000', HALF: '0.5', FLAG: 'true', TEXT: '1e6' });
      }
    });
  });

  describeChart('names', () => {
    test.each([longest, `${'b'.repeat(50)}.c2`, 'v1.2'])(
      'of a release that is called %s fit',
      async (release) => {
        const objects = await objectsFor(subject, 'default', { release });
        for (const { kind, metadata } of objects) {
          expect(metadata.name, kind).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
          for (const label of Object.values(metadata.labels ?? {}))
            expect(label.length, label).toBeLessThan(64);
        }
        const named = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
        expect(new Set(named).size).toBe(named.length);
      },
    );

    test('cannot begin with a number, as a Service has to begin with a letter', async () => {
      expect(await refusal(requestFor(subject, 'default', { release: '2nd' }))).toContain(
        'CHART-NAME-INVALID: the name 2nd-',
      );
      const set = ['fullnameOverride=second'];
      expect(await textOf(requestFor(subject, 'default', { release: '2nd', set }))).toContain('name: second');
    });
  });
}
