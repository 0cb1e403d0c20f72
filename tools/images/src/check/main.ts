import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { findService, serviceNames } from '../../../settings/src/services.ts';
import { readImage } from '../archive/image-archive.ts';
import { finalStage } from '../dockerfile/stages.ts';
import { findingsOf } from './findings.ts';
import { ownLayers, parseHistory, sizesOf, type Sizes } from './history.ts';
import { builtImage } from './built-image.ts';
import type { Limits } from './limits.ts';
import { withScratch } from './scratch.ts';

const docker = async (...args: string[]) =>
  (await promisify(execFile)('docker', args, { maxBuffer: 64 * 1024 * 1024 })).stdout;

/** `main.ts APP [IMAGE]`: prints the image's sizes. @throws Problem IMAGE-CHECK with all that is wrong with it */
async function main([app = '', image = builtImage(app)]: string[]): Promise<void> {
  const limits = findService(app)?.imageMegabytes;
  if (!limits) throw new Error(`"${app}" is no service: one of ${serviceNames.join(', ')}`);
  const stage = finalStage(readFileSync(`apps/${app}/Dockerfile`, 'utf8'));
  const sizes = sizesOf(
    parseHistory(await docker('history', '--human=false', '--no-trunc', '--format', '{{json .}}', image)),
    stage,
  );
  print(app, image, sizes, limits);
  await withScratch(async (scratch) => {
    const file = join(scratch, 'image.tar');
    await docker('save', '--output', file, image);
    const archive = readImage(file);
    const findings = findingsOf({ archive, sizes, limits, own: ownLayers(archive.config, stage) });
    if (findings.length > 0)
      throw problem(
        app,
        `${findings.length} finding(s)\n  ${findings.join('\n  ')}`,
        image,
        'a line of the Dockerfile, or what it copies',
      );
    process.stdout.write(`${app}: nothing is wrong with ${image}\n`);
  });
}

function print(app: string, image: string, sizes: Sizes, limits: Limits): void {
  const row = (bytes: number, what: string) => `${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${what}`;
  const lines = [
    `${app}: ${image}, uncompressed`,
    row(sizes.whole, `the whole image; limit ${limits.whole}`),
    row(sizes.ours, `our layers over the base; limit ${limits.ours}`),
    ...sizes.steps.map(({ bytes, createdBy }) =>
      row(bytes, `  ${createdBy.replace(/ # buildkit$/, '').slice(0, 90)}`),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function problem(app: string, what: string, where: string, cause: string): Problem {
  return new Problem({ code: 'IMAGE-CHECK', what, where, cause, next: `npx nx image-check ${app}` });
}

const [app = ''] = process.argv.slice(2);
try {
  await main(process.argv.slice(2));
} catch (error) {
  const { message, stderr } = error as Error & { stderr?: string };
  const told =
    error instanceof Problem
      ? error
      : problem(
          app,
          `the image could not be looked at: ${stderr?.trim() || message}`,
          `apps/${app}/Dockerfile, docker history`,
          'it is not in the engine, was built from another Dockerfile, or Docker is not running',
        );
  process.stderr.write(`${told.explain()}\n`);
  process.exitCode = told.exitCode;
}
