import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readChart } from '../chart.ts';
import { lintProfiles } from '../executors/lint/profiles.ts';
import { plainManifests } from '../manifests.ts';
import { parseObjects } from '../render.ts';
import { documentedValues, leafPaths, withValuesTable } from '../values-table.ts';
import { readFolder } from '../write-folder.ts';
import { describeChart, madeSecret, requestFor, textOf, type Subject } from './subject.ts';

/** Values for `lint` alone. */
const everything = 'ci/everything-values.yaml';

export interface FilesRequest extends Subject {
  /** Folder of the plain manifests. */
  manifests: string;
  /** Each value's path → a `--set` text that gives it another value. */
  changes: Record<string, string>;
  /** Values that only a living cluster shows the effect of; their tests are others. */
  onCluster?: string[];
}

/** That nothing which is written down twice has drifted apart. */
export function describeFiles(subject: FilesRequest): void {
  const { name } = readChart(subject.folder);
  const read = (file: string) => readFileSync(join(subject.folder, file), 'utf8');
  const paths = leafPaths(parse(read('values.yaml')));

  describeChart('files', () => {
    test('every value is described', () => {
      expect(documentedValues(read('values.yaml')).map(({ path }) => path)).toEqual(paths);
    });

    test(`README has the table of today's values (npx nx readme ${name}-chart)`, () => {
      expect(read('README.md')).toBe(withValuesTable(read('README.md'), read('values.yaml')));
    });

    test(`the manifests are those of today's chart (npx nx helm-template ${name}-chart)`, async () => {
      const fresh = await plainManifests(requestFor(subject), `npx nx helm-template ${name}-chart`);
      // the render target may be putting these very files back from the cache just now
      for (
        let tries = 0;
        tries < 5 && JSON.stringify(readFolder(subject.manifests)) !== sorted(fresh);
        tries++
      )
        await setTimeout(300);
      expect(readFolder(subject.manifests)).toEqual(fresh);
    });

    test('the manifests hold no value of a Secret outside the example', () => {
      for (const [file, content] of Object.entries(readFolder(subject.manifests))) {
        if (file !== 'secret.example.yaml')
          expect(content).not.toMatch(/kind: Secret\b|stringData|postgres(ql)?:\/\//);
      }
    });

    test('the made-up tag is the version of the app', () => {
      const { image } = parse(read('ci/render-values.yaml'));
      expect(String(image.tag)).toBe(parse(read('Chart.yaml')).appVersion);
    });
  });

  if (existsSync(join(subject.folder, everything)))
    describeChart(everything, () => {
      test('`lint` sees each kind of object that the templates can make', async () => {
        const rendered = await Promise.all(
          lintProfiles(readChart(subject.folder), subject.folder).map(([, values]) =>
            textOf({ ...requestFor(subject), values }),
          ),
        );
        const seen = rendered.flatMap(parseObjects).map(({ kind }) => kind);
        const templates = readdirSync(join(subject.folder, 'templates'), {
          recursive: true,
          encoding: 'utf8',
        })
          .filter((file) => file.endsWith('.yaml'))
          .map((file) => read(join('templates', file)));
        const kinds = [...templates.join('\n').matchAll(/^kind: (\w+)/gm)].map(([, kind]) => kind);
        expect(new Set(seen)).toEqual(new Set(kinds));
      });

      test('it switches on what is off by default', async () => {
        const text = await textOf({ ...requestFor(subject), values: [everything] });
        expect(text).toMatch(/secretKeyRef/);
        expect(text).toMatch(/prometheus\.io\/scrape/);
      });
    });

  describeChart('each value has an effect', () => {
    test('the table of changes names them all', () => {
      const told = [...Object.keys(subject.changes), ...(subject.onCluster ?? [])];
      expect(told.sort()).toEqual([...paths].sort());
    });

    test.each(Object.entries(subject.changes))('%s', async (path, change) => {
      // `a=1,b=2` changes b where a is 1 already
      const [set, earlier = ''] = change.split(/,(?=[^,]*$)/).reverse();
      const base = [
        ...(path.startsWith('secret.') ? madeSecret(subject) : []),
        ...(earlier ? [earlier] : []),
      ];
      const [before, after] = await Promise.all(
        [base, [...base, set!]].map((set) => textOf(requestFor(subject, 'default', { set }))),
      );
      expect(after).not.toBe(before);
    });
  });
}

const sorted = (files: Record<string, string>) =>
  JSON.stringify(Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))));
