import type { Proof, RunnerOptions, Timing } from '../proof.ts';
import { deployedPlace, type Place } from './place.ts';
import { benchInputs, productInputs } from './product.ts';

/** Everything is deployed and equal: what does it cost to find that out? */
export const nothingChanged: Proof = {
  name: 'nothing-changed',
  summary: 'npm start where nothing changed, against four bare questions',
  steps: 9,
  limit: 2.5,
  sides: {
    ours: 'npm start',
    byHand: 'status of the cluster + kubectl get deploy + helm list + nx show projects, one after the other',
  },
  inputs: [...productInputs, ...benchInputs, 'tools/proof/src/figures/nothing-changed.ts'],
  open,
};

async function open(options: RunnerOptions) {
  const place = await deployedPlace('bench', options);
  // Files and programs are in memory from here on, for both sides.
  await round(place);
  return { step: () => round(place) };
}

async function round(place: Place): Promise<Timing> {
  const { checkout } = place;
  const ours = await checkout.must('npm', ['start', '--silent']);
  if (!ours.stderr.includes('Nothing had to be done'))
    throw new Error(`there was work to do: ${ours.stderr}`);
  const parts: Record<string, number> = {};
  for (const [program, ...args] of questions(place))
    parts[`${program} ${args.find((word) => !word.startsWith('-')) ?? ''}`] = (
      await checkout.must(program, args)
    ).seconds;
  const byHand = Object.values(parts).reduce((sum, seconds) => sum + seconds, 0);
  return { kind: 'timing', ours: ours.seconds, byHand, parts };
}

/** One question to each of those whom `npm start` has to ask. */
function questions({ cluster }: Place): [string, ...string[]][] {
  const { provider, kubectlFlags, helmFlags } = cluster;
  const status: [string, ...string[]] =
    provider.name === 'kind'
      ? ['kind', 'get', 'clusters']
      : ['minikube', 'status', '-p', provider.context, '-o', 'json'];
  return [
    status,
    ['kubectl', 'get', 'deploy', '-o', 'json', ...kubectlFlags],
    ['helm', 'list', '-o', 'json', ...helmFlags],
    ['node_modules/.bin/nx', 'show', 'projects'],
  ];
}
