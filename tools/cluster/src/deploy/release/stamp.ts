import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a release is made from, each part as a short text that changes when the part does. */
export interface ReleaseParts {
  /** The chart's files without values. */
  chart: string;
  /** Values files, and what is set beside them. */
  values: string;
  /** The image's tag. */
  image: string;
  /** The keyed hash of the Secret. */
  secret: string;
  /** Which database it is: one that was made anew has to be migrated. */
  database: string;
  /** What the migrations are made from; tells whether they run, and is no reason to deploy. */
  migrations: string;
}

/** What a deployed release stands for; written into helm's description of the revision, which a rollback changes. */
export interface Stamp {
  configuration: string;
  parts: ReleaseParts;
}

const names = ['chart', 'values', 'image', 'secret', 'database', 'migrations'] as const;
const stampForm = new RegExp(
  `^todo-chatbot configuration=(\\S+)${names.map((name) => ` ${name}=(\\S*)`).join('')}$`,
);

export const writeStamp = ({ configuration, parts }: Stamp): string =>
  `todo-chatbot configuration=${configuration}${names.map((name) => ` ${name}=${parts[name]}`).join('')}`;

/** The stamp of a revision, or undefined when somebody else deployed it or rolled it back. */
export function readStamp(description: string): Stamp | undefined {
  const found = stampForm.exec(description);
  if (!found) return undefined;
  const parts = Object.fromEntries(names.map((name, i) => [name, found[i + 2]!]));
  return { configuration: found[1]!, parts: parts as unknown as ReleaseParts };
}

/** What differs between two stamps, a short phrase each; empty when they are equal. */
export function stampDifferences(living: Stamp, wanted: Stamp): string[] {
  const said: string[] = [];
  if (living.configuration !== wanted.configuration)
    said.push(`configuration ${living.configuration} → ${wanted.configuration}`);
  const [before, now] = [living.parts, wanted.parts];
  if (before.image !== now.image) said.push(`image ${before.image} → ${now.image}`);
  if (before.chart !== now.chart) said.push('the chart changed');
  // Another configuration has another values file by its nature.
  if (before.values !== now.values && living.configuration === wanted.configuration)
    said.push('the values changed');
  if (before.secret !== now.secret) said.push('the secrets changed');
  if (before.database !== now.database) said.push('the database is another one');
  return said;
}

/**
 * The stamp of a chart folder with what is set beside its values files. `image.tag` and `secretHash` are parts of their
 * own; hashes are 10 hex digits of SHA-256.
 */
export function stampOf(
  chartFolder: string,
  configuration: string,
  values: Record<string, string>,
  { database = '', migrations = '' }: { database?: string; migrations?: string } = {},
): Stamp {
  const { 'image.tag': image = '', secretHash: secret = '', ...others } = values;
  const files = chartFiles(chartFolder);
  const isValues = (file: string) => file === 'values.yaml' || file === `values-${configuration}.yaml`;
  const sorted = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    configuration,
    parts: {
      chart: digest(
        chartFolder,
        files.filter((file) => !/^values.*\.yaml$/.test(file)),
      ),
      values: digest(chartFolder, files.filter(isValues), JSON.stringify(sorted)),
      image,
      secret,
      database: database ? createHash('sha256').update(database).digest('hex').slice(0, 10) : '',
      migrations,
    },
  };
}

function digest(folder: string, files: string[], more = ''): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  return hash.update(more).digest('hex').slice(0, 10);
}

/** Paths from the chart's folder, sorted, without what helm leaves out of a package too. */
function chartFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.filter((file) => !/^(tests\/|ci\/|.*\.md$)/.test(file)).sort();
}
