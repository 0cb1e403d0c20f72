import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { services, type Values } from '../command-line/command.ts';
import { liveTargets } from '../live-state/live-state.ts';
import { describeTarget } from '../live-state/describe.ts';
import type { LiveTarget } from '../live-state/state.ts';

/**
 * `npm run status`: what runs, part by part. Exit code 0 when something runs and all of it is ready, else 1; a frontend
 * that says that its database or its backend is away is not ready.
 */
export default async function status(values: Values): Promise<number> {
  const asked = values['target'];
  // Asking Nx takes a second, so it goes on beside the other questions, and only where an image can run.
  let asking: ReturnType<typeof checkoutOf> | undefined;
  const all = await liveTargets(() => void (asking ??= checkoutOf()));
  const checkout = (await asking) ?? { images: {} };
  const targets = all.filter((one) => asked === undefined || one.target === asked);
  for (const target of targets) compareImages(target, checkout.images);
  if (values['json']) {
    const shown = targets.map(({ target, parts, url }) => ({ target, url: url ?? null, parts }));
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  } else {
    const colour = Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'];
    const nothing = `Nothing of this project runs${asked ? ` on ${String(asked)}` : ''}. Next: npm start${asked ? ` -- --target ${String(asked)}` : ''}`;
    const told = targets.map((one) => describeTarget(one, colour)).join('\n\n');
    process.stdout.write(`${told || nothing}\n`);
    if (checkout.fault && targets.some(hasImages)) process.stderr.write(`! ${checkout.fault}\n`);
  }
  return targets.length > 0 && targets.every((one) => one.parts.every((part) => part.ready)) ? 0 : 1;
}

type Images = Partial<Record<string, string>>;

/** The images that the files of this checkout stand for; a fault of Nx is told and hides nothing else. */
async function checkoutOf(): Promise<{ images: Images; fault?: string }> {
  try {
    const { checkoutImages } = await import('../../../pipeline/src/nx/checkout-images.ts');
    return { images: await checkoutImages() };
  } catch (error) {
    return { images: {}, fault: `the images of this checkout are not known: ${asProblem(error).facts.what}` };
  }
}

const hasImages = (target: LiveTarget) => target.parts.some((part) => part.image);

function compareImages({ parts }: LiveTarget, checkout: Images): void {
  for (const part of parts) {
    const wanted = services.some((name) => name === part.name) ? checkout[part.name] : undefined;
    if (part.image && wanted) part.image.checkout = wanted;
  }
}
