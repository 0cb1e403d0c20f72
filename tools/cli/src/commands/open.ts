import { Problem } from '../../../../libs/problem/src/problem.ts';
import { candidateUrls } from '../../../cluster/src/live/smoke.ts';
import { embeddedServices } from '../../../embedded/src/services.ts';
import { openInBrowser } from '../programs/browser.ts';
import type { Values } from '../command-line/command.ts';
import { composePort, composeServices } from '../targets/docker-compose.ts';
import { findDoor } from '../live-state/address.ts';
import { theRunning, type Running } from '../live-state/running.ts';

/** `npm run open`: prints the app's address and opens it in the browser. Without a browser it is still printed. */
export default async function open(values: Values): Promise<number> {
  const running = await theRunning(values['target'] as string | undefined, 'open');
  const urls = await addresses(running);
  const { url } = await findDoor(urls);
  if (!url) throw noAddress(running, urls);
  process.stdout.write(`${url}\n`);
  const { words } = await openInBrowser(url);
  process.stderr.write(`${words}\n`);
  return 0;
}

async function addresses(running: Running): Promise<string[]> {
  if ('cluster' in running) return candidateUrls(running.cluster);
  const port =
    running.target === 'embedded'
      ? embeddedServices.find('frontend')?.port
      : composePort(await composeServices(), 'frontend');
  return port ? [`http://localhost:${port}`] : [];
}

function noAddress({ target }: Running, urls: string[]): Problem {
  return new Problem({
    code: 'URL-AWAY',
    what: 'the app does not answer',
    where: urls.join(', ') || `target ${target}`,
    cause: 'a part of it is not ready, or was never started',
    next: 'npm run status',
  });
}
