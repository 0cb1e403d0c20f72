import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runExecutor, type ExecutorContext } from '@nx/devkit';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, dockerDown, failed } from '../programs/command.ts';
import { handedImage } from '../outcome/handover.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';

/**
 * The image that this run's `docker` task stands for: its tag is the task's hash, so equal content gives an equal tag.
 * The letter keeps YAML from reading a hash of digits as a number.
 */
export function imageName(context: ExecutorContext, project: string): string {
  const hash = context.taskGraph?.tasks[`${project}:docker`]?.hash;
  return hash ? `todo-${project}:h${hash}` : (handedImage(project) ?? recordedImage(context.root, project));
}

/** The engine's images of this project, as `todo-backend:h…`. @throws Problem DOCKER-DOWN */
export async function engineImages(): Promise<Set<string>> {
  const args = ['image', 'ls', '--filter', 'reference=todo-*', '--format', '{{.Repository}}:{{.Tag}}'];
  const listed = await attempt('docker', args);
  if (listed.exitCode !== 0) throw failed('docker', args, listed);
  return new Set(listed.stdout.split('\n').filter(Boolean));
}

/** The image of the last build's record, for a run that leaves the `docker` task out. */
function recordedImage(root: string, project: string): string {
  const file = join(root, 'node_modules/.cache/nx-container', project, 'metadata');
  try {
    const name = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)['image.name'];
    if (typeof name === 'string') return name.replace(/^docker\.io\/library\//, '');
  } catch {
    // Said below.
  }
  throw new Problem({
    code: 'IMAGE-UNKNOWN',
    what: `there is no record of an image of ${project}`,
    where: file,
    cause: 'it was never built here, or the record was half written',
    next: `npx nx docker ${project}`,
  });
}

/**
 * The `image` target: the engine has the image. Nx restores a cached `docker` task's record but not its image
 * (`docker rmi`, a prune, another engine), so a missing one is built now; its layers are mostly there.
 */
export async function ensureImage(context: ExecutorContext): Promise<Outcome> {
  const project = context.projectName ?? '';
  const image = imageName(context, project);
  if (await engineHas(image)) return unchanged(`${image} is in the engine`);
  // Read by the `docker` target's tag.
  process.env['NX_TASK_HASH'] = image.split(':h')[1];
  for await (const result of await runExecutor({ project, target: 'docker' }, {}, context)) {
    if (!result.success) throw buildFailed(project);
  }
  if (!(await engineHas(image))) throw buildFailed(project);
  return done(`${image} was missing in the engine, built again`);
}

async function engineHas(image: string): Promise<boolean> {
  const found = await attempt('docker', ['image', 'inspect', '-f', '{{.ID}}', image]);
  if (found.exitCode === 0) return true;
  if (/Cannot connect|daemon is not running/i.test(found.stderr)) throw dockerDown();
  return false;
}

function buildFailed(project: string): Problem {
  return new Problem({
    code: 'IMAGE-BUILD',
    what: `the image of ${project} could not be built`,
    where: `apps/${project}/Dockerfile`,
    cause: 'see the lines of docker buildx above',
    next: `npx nx docker ${project} --skip-nx-cache`,
  });
}
