import type { Group } from './env-example.ts';
import type { ChangedValue } from './chart-values.ts';
import type { Variable } from './variable.ts';

/** Everything that the page shows. */
export interface Configuration {
  /** The groups of .env.example with each of their variables. */
  groups: (Omit<Group, 'variables'> & { variables: Variable[] })[];
  /** Callers before those whom they ask. */
  services: Record<string, readonly Variable[]>;
  shell: readonly Variable[];
  /** Each with the number of its values. */
  charts: { name: string; count: number; changed: ChangedValue[] }[];
  /** Files that read a variable, from the root. */
  readers: (name: string, among: RegExp) => string[];
  /** Chart values that a service's variable is made from. */
  values: (chart: string, name: string) => string[];
}

const cell = (text: string) => text.replaceAll('|', '\\|');
const code = (text: string) => (text ? `\`${text}\`` : '');
const row = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads: string[], rows: string[][]) =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');

const title = (name: string) => name[0]!.toUpperCase() + name.slice(1);
const link = (path: string) => {
  const short = path
    .replace(/^(tools|apps|libs|helm)\//, '')
    .replace(/\/(src\/(todo_backend\/)?|templates\/)/, '/');
  return `[${short}](../${path})`;
};
/** A default that is a value is code; one that is told in words is not. */
const fallback = (text: string) => (/[^\w]\w+ |^(made|what|a|the) /.test(text) ? text : code(text));
const sentence = (text: string) => (text && !/[.!?]$|:\/\/\S+$/.test(text) ? `${text}.` : text);

function envTable({ variables }: Configuration['groups'][number], { readers }: Configuration): string {
  return table(
    ['Variable', 'Type', 'Default', 'Meaning', 'Read in'],
    variables.map(({ name, type, fallback: unset, meaning }) => [
      code(name),
      type,
      fallback(unset),
      sentence(meaning),
      readers(name, /^(tools|docker-compose)/)
        .map(link)
        .join(', '),
    ]),
  );
}

function serviceTable(service: string, configuration: Configuration): string {
  const { services, groups, values, readers } = configuration;
  const inEnv = new Set(groups.flatMap(({ variables }) => variables.map(({ name }) => name)));
  return table(
    ['Variable', 'Type', 'Default', 'Chart value', 'Meaning', 'Read in'],
    services[service]!.map(({ name, type, fallback: unset, meaning }) => [
      code(name),
      type,
      fallback(unset),
      values(service, name).map(code).join(', '),
      inEnv.has(name) ? 'as in [.env](#env)' : sentence(meaning),
      readers(name, new RegExp(`^apps/${service}/`))
        .map(link)
        .join(', '),
    ]),
  );
}

const changedTable = (changed: ChangedValue[]) =>
  table(
    ['Value', 'Default', 'dev', 'prod'],
    changed.map(({ path, fallback: unset, dev, prod }) => [code(path), code(unset), code(dev), code(prod)]),
  );

/** docs/CONFIGURATION.md. */
export function renderPage(configuration: Configuration): string {
  const { groups, services, shell, charts, readers } = configuration;
  const everywhere = /^(tools|libs|apps\/e2e|docker-compose)/;
  return [
    '<!-- Made from .env.example, the services, the charts and tools/specs/src/configuration by `npx nx configuration specs`. -->',
    '# Configuration',
    `What can be set stands in one of four places: \`.env\`, the variables of a service, the charts' values, and the shell. Most people
change \`.env\` alone and run \`npm start\` again.`,
    '<!-- prettier-ignore-start -->',
    '## .env',
    `\`npm start\` makes it from [.env.example](../.env.example). An empty line there means the default, or the shell's variable of that
name where there is one. Files that only pass a value on are named too.`,
    ...groups.flatMap((group) => [
      `### ${group.title}`,
      ...(group.words ? [sentence(group.words.replace(/^\((.*)\)\. ?/, '`$1`. '))] : []),
      envTable(group, configuration),
    ]),
    "## The services' variables",
    `On a cluster a chart's values set them, and \`extraEnv\` wins over those. With Compose, whatever .env does not have goes into
\`.env.backend\` or \`.env.frontend\`. An empty one counts as unset. A wrong one ends the start with its code; all wrong ones are told at
once ([TROUBLESHOOTING.md](TROUBLESHOOTING.md)).`,
    ...Object.keys(services).flatMap((name) => [`### ${title(name)}`, serviceTable(name, configuration)]),
    '## Chart values',
    'By the schema of a chart helm refuses a wrong value before anything is sent.',
    table(
      ['Chart', 'Values', 'Default and meaning', 'Type and bounds', 'Used in'],
      charts.map(({ name, count }) => [
        name,
        String(count),
        ...['README.md', 'values.schema.json', 'templates'].map(
          (file) => `[${file}](../helm/${name}/${file})`,
        ),
      ]),
    ),
    'The configurations `dev` and `prod` change these:',
    ...charts.flatMap(({ name, changed }) => [`**${title(name)}**`, changedTable(changed)]),
    '## Variables of the shell',
    table(
      ['Variable', 'Type', 'Default', 'Meaning', 'Read in'],
      shell.map(({ name, type, fallback: unset, meaning }) => [
        code(name),
        type,
        fallback(unset),
        meaning,
        readers(name, everywhere).map(link).join(', '),
      ]),
    ),
    '<!-- prettier-ignore-end -->',
  ].join('\n\n');
}
