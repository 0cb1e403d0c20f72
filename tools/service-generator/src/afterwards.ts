import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { helmVersion } from '../../helm-plugin/src/helm.ts';

/** What a new service changes in files that other targets make: its plain manifests, the picture of the task graph, the page of all settings. */
const madeByTargets = (name: string) => [
  ['helm-template', `${name}-chart`],
  ['picture', 'pipeline'],
  ['configuration', 'specs'],
];

/** When the files are written: makes what follows from them, and says how to go on. Without helm it says what is left to do. */
export function afterwards(root: string, name: string): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const nx = createRequire(join(root, 'package.json')).resolve('nx/package.json');
  for (const [target, project] of madeByTargets(name)) {
    const command = `npx nx ${target} ${project}`;
    if (target === 'helm-template' && !helmVersion()) say(`helm is not installed; later: ${command}`);
    else {
      const args = [join(nx, '../dist/bin/nx.js'), target!, project!];
      const ran = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
      say(ran.status === 0 ? `made: ${command}` : `✖ ${command} failed:\n${ran.stdout}${ran.stderr}`);
    }
  }
  say(`
apps/${name}   the program; begin in src/routes.ts
helm/${name}   its chart
next:  npx nx run-many -t lint test -p ${name} ${name}-chart
       npm start`);
}
