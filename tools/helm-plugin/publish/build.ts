/** Makes the package that can be published, in dist/tools/helm-plugin: Node 20 does not run TypeScript from node_modules. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  publishedExecutors,
  publishedManifest,
  type Executors,
  type Manifest,
  type Workspace,
} from './manifest.ts';

const source = join(import.meta.dirname, '..');
const workspace = join(source, '../..');
const target = join(workspace, 'dist/tools/helm-plugin');

rmSync(target, { recursive: true, force: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', join(source, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

const read = <T>(file: string, folder = source) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
const write = (file: string, content: object) =>
  writeFileSync(join(target, file), `${JSON.stringify(content, null, 2)}\n`);
const executors = read<Executors>('executors.json');
for (const { schema } of Object.values(executors.executors))
  cpSync(join(source, schema), join(target, schema));
cpSync(join(source, 'README.md'), join(target, 'README.md'));
cpSync(join(workspace, 'LICENSE'), join(target, 'LICENSE'));
write('executors.json', publishedExecutors(executors));
write(
  'package.json',
  publishedManifest(read<Manifest>('package.json'), read<Workspace>('package.json', workspace)),
);
