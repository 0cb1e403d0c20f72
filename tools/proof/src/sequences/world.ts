import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { clusterOf, mustStart, nodeContainer } from '../figures/place.ts';
import { Checkout, hostPort } from '../workspace/checkout.ts';
import type { App } from '../workspace/pods.ts';
import { servedLines } from '../workspace/served-line.ts';
import { signUp, type Account } from './account.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';
import type { Work } from './work.ts';

export type Configuration = 'dev' | 'prod';

/** The cluster, the checkout that deploys to it, and what must be true of them whatever is done. */
export interface World {
  checkout: Checkout;
  cluster: Cluster;
  /** What the last `npm start` was told to deploy. */
  configuration: Configuration;
  account: Account;
  url: string;
  /** The checkout's images: the content is the same at the end of each sequence, so the tags are. */
  images: Record<App, string>;
  /** The releases' descriptions by configuration, as they were when it was first deployed. */
  stamps: Partial<Record<Configuration, Record<App, string>>>;
  /** Work that the sequence so far gives reason for. */
  may: Work[];
  /** Work that an earlier sequence gave reason for and that nothing has needed yet: an image that a node has is not built. */
  owed: Work[];
  say(text: string): void;
}

/** The branch with one more changed line. */
export const otherBranch = 'proof-other';

/** A clone with content of its own, so that no image of anybody else has its tags; deployed, with an account in it. */
export async function makeWorld(say: (text: string) => void): Promise<World> {
  const checkout = await new Checkout('sequences').make();
  const change = (app: App, words: string) =>
    checkout.edit(servedLines[app].file, servedLines[app].before, servedLines[app].after(words));
  change('backend', 'Todo Chatbot, proved');
  change('frontend', 'Todo Chatbot, proved');
  await checkout.git('commit', '-q', '--no-verify', '-am', 'content of its own');
  await checkout.git('checkout', '-q', '-B', otherBranch);
  change('backend', 'Todo Chatbot, of another branch');
  await checkout.git('commit', '-q', '--no-verify', '-am', 'another line');
  await checkout.git('checkout', '-q', 'proof');
  say(`a clone in ${checkout.root} is brought up`);
  const cluster = clusterOf(checkout);
  const { stdout } = await mustStart(checkout, '--configuration', 'dev');
  const url = stdout.trim().split('\n').at(-1) ?? '';
  if (!url.endsWith(`:${hostPort}`)) throw new Error(`npm start --port ${hostPort} gave the URL ${url}`);
  const { apps } = await takeSnapshot(checkout, cluster);
  return {
    checkout,
    cluster,
    configuration: 'dev',
    account: await signUp(url),
    url,
    images: { frontend: imageOf(apps, 'frontend'), backend: imageOf(apps, 'backend') },
    stamps: {},
    may: [],
    owed: [],
    say,
  };
}

function imageOf(apps: Snapshot['apps'], app: App): string {
  const [image, ...more] = [...new Set(apps[app].pods.map((pod) => pod.image))];
  if (image && !more.length) return image;
  throw new Error(`the pods of ${app} do not have one image: ${[image, ...more].join(', ')}`);
}

/** A cluster made anew has another container. */
export const nodeOf = ({ cluster }: World): Promise<string> => nodeContainer(cluster);

/** Runs kubectl in the clone's cluster and namespace; it must succeed. */
export const kubectl = async ({ checkout, cluster }: World, ...args: string[]): Promise<string> =>
  (await checkout.must('kubectl', [...cluster.kubectlFlags, ...args])).stdout;
