import { oneOf, type Random } from '../sequences/random.ts';
import { podsOf, podsThatServe, type App } from '../workspace/pods.ts';
import { buildOther } from './other-build.ts';
import type { RolloutPlace } from './place.ts';
import type { Deed } from './script.ts';

/** Longer than any rollout here takes; one that must fail is given up sooner. */
const [patience, impatience] = ['3m', '40s'];

/** None of what keeps an update from being seen: a pod may go before another one serves, and nobody asks whether it does. */
const guardsOff = (app: App) => {
  const probes = { startupProbe: null, readinessProbe: null, livenessProbe: null };
  const containers = [{ name: app, lifecycle: null, ...probes }];
  return {
    spec: {
      minReadySeconds: 0,
      strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      template: { spec: { terminationGracePeriodSeconds: 0, containers } },
    },
  };
};

/** What a deed is called on the way. */
export const wordsOf = (deed: Deed): string =>
  deed.do === 'upgrade'
    ? `${deed.app} upgraded: ${Object.entries(deed.set)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')}`
    : `${deed.app}: ${deed.do}`;

/** Does it, and waits until the tool that does it is content. @throws Problem when it fails, or does not and should */
export async function perform(place: RolloutPlace, deed: Deed, random: Random): Promise<void> {
  const { checkout, cluster } = place;
  const kubectl = (...args: string[]) => checkout.must('kubectl', [...cluster.kubectlFlags, ...args]);
  const rolledOut = () => kubectl('rollout', 'status', `deployment/${deed.app}`, `--timeout=${patience}`);
  switch (deed.do) {
    case 'upgrade': {
      const set = Object.entries(deed.set).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
      const wait = ['--wait', '--timeout', deed.fails ? impatience : patience];
      const chart = ['upgrade', deed.app, `helm/${deed.app}`, '--reuse-values'];
      const args = [...chart, ...set, ...wait, ...cluster.helmFlags];
      if (!deed.fails) {
        await checkout.must('helm', args);
        return deed.serves === undefined ? undefined : mustServe(place, deed.app, deed.serves);
      }
      const { exitCode } = await checkout.run('helm', args);
      if (exitCode === 0) throw new Error(`${wordsOf(deed)}: helm is content, and must not be`);
      const waiting = (await podsOf(checkout, cluster, deed.app)).filter(({ ready }) => !ready);
      if (waiting.length !== 1)
        throw new Error(`${wordsOf(deed)}: ${waiting.length} pods wait to get ready, not one`);
      return;
    }
    case 'build':
      return buildOther(place, deed.tag, deed.words);
    case 'rollback':
      return void (await checkout.must('helm', [
        'rollback',
        deed.app,
        '--wait',
        '--timeout',
        patience,
        ...cluster.helmFlags,
      ]));
    case 'restart':
      await kubectl('rollout', 'restart', `deployment/${deed.app}`);
      return void (await rolledOut());
    case 'delete a pod': {
      const pod = oneOf(random, await podsOf(checkout, cluster, deed.app));
      return void (await kubectl('delete', 'pod', pod.name, '--wait=false'));
    }
    case 'take the guards off':
      await kubectl('patch', 'deployment', deed.app, '-p', JSON.stringify(guardsOff(deed.app)));
      return void (await rolledOut());
  }
}

async function mustServe({ checkout, cluster }: RolloutPlace, app: App, words: string): Promise<void> {
  const serving = await podsThatServe(checkout, cluster, app, words);
  if (serving.length !== 2) throw new Error(`${serving.length} pods of ${app} serve "${words}", not both`);
}
