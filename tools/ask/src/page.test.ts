import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { asksForTool } from './ai/choose.ts';
import { insteadOf } from './ai/instead.ts';
import { kagentVersion } from './ai/kagent/charts.ts';
import { kubectlAiVersion } from './ai/kubectl-ai.ts';
import { seenWith } from './fixtures/surroundings.ts';
import { providers } from './model/access.ts';
import { answersTo } from './rules/answers.ts';

const page = readFileSync(inWorkspace('docs/AI.md'), 'utf8');
const examples = [...page.matchAll(/^\| `(\S+) "([^"]+)"` +\| ([^|]*)\|([^|]*)\|/gm)].map(
  ([, tool = '', question = '', says = '', byHand = '']) => ({ tool, question, says, byHand }),
);
/** The cluster of a fresh clone. */
const places = { kubectl: 'kubectl --context minikube -n default' };

test('the page has the examples of the specification', () => {
  expect(examples.map(({ question }) => question).join('\n')).toMatch(
    /2 replicas[^]*more load[^]*pods are failing[^]*cluster health[^]*resource allocation/,
  );
});

test.each([
  [
    'deploy the todo frontend with 2 replicas',
    [
      'set replicaCount: 2 in helm/frontend/values-dev.yaml',
      'npm start',
      'only for now: kubectl --context minikube -n default scale deployment/frontend --replicas=2',
      'kubectl --context minikube -n default rollout status deployment/frontend',
    ],
  ],
  [
    'scale the backend to handle more load',
    [
      'set replicaCount: 3 in helm/backend/values-dev.yaml',
      'npm start',
      'only for now: kubectl --context minikube -n default scale deployment/backend --replicas=3',
      'kubectl --context minikube -n default rollout status deployment/backend',
    ],
  ],
  [
    'check why the pods are failing',
    [
      'kubectl --context minikube -n default get pods',
      'kubectl --context minikube -n default get events --field-selector=type=Warning',
    ],
  ],
  [
    'analyze the cluster health',
    [
      'npm run status',
      'kubectl --context minikube -n default get nodes',
      'kubectl --context minikube -n default get pods --all-namespaces',
      'kubectl --context minikube -n default get events --field-selector=type=Warning',
    ],
  ],
  [
    'optimize resource allocation',
    [
      'minikube addons enable metrics-server (once, for top)',
      'kubectl --context minikube -n default top pods',
      'kubectl --context minikube -n default describe nodes',
      'set resources in helm/frontend/values-dev.yaml',
      'set resources in helm/backend/values-dev.yaml',
      'npm start',
    ],
  ],
])('%s: what does it without a tool', (question, commands) => {
  const example = examples.find((one) => one.question === question)!;
  const { tool } = asksForTool([example.tool, question]);
  expect(insteadOf(tool, question, places)).toEqual([...commands, 'npm run ask -- "…"']);
});

test.each(examples)('$tool "$question": each command of the page is one that is told', (example) => {
  const { tool, question, byHand } = example;
  const told = [
    ...answersTo(question, seenWith({ places })).flatMap(({ next }) => next),
    ...insteadOf(asksForTool([tool, question]).tool, question, places),
  ].join('\n');
  const commands = [...byHand.matchAll(/`((?:kubectl|npm|npx|docker) [^`]+)`/g)].map(([, one = '']) => one);
  expect(commands).not.toEqual([]);
  for (const command of commands) expect(told).toContain(command);
});

test.each(examples)('$tool "$question": ask says what the page says', ({ tool, question, says }) => {
  const codes = answersTo(question, seenWith()).map(({ code }) => code);
  expect(codes).not.toEqual([]);
  const named = says.match(/[A-Z]+(-[A-Z]+)+/g) ?? [];
  expect(codes).toEqual(expect.arrayContaining(named));
  const asked = asksForTool([tool, ...question.split(' ')]);
  expect(asked).toEqual({ tool, question });
  // Without the tool there is something to type, for the cluster that is meant.
  const plain = insteadOf(asked.tool, question, places);
  expect(plain.length).toBeGreaterThan(1);
  expect(plain.join('\n')).not.toMatch(/\{kubectl\}/);
});

test('versions, model and address are those of the program', () => {
  expect(page).toContain(`kubectl-ai/releases) ${kubectlAiVersion},`);
  expect(page).toContain(`kagent/releases) ${kagentVersion} `);
  expect(page).toContain(`\`${providers.groq.model}\``);
  expect(page).toContain(`\`${providers.groq.baseUrl}\``);
});

test.each<[string[], object]>([
  [['kagent', 'install'], { tool: 'kagent', question: '', action: 'install' }],
  [['kagent', 'install', 'it'], { tool: 'kagent', question: 'install it' }],
  [['kubectl-ai', 'install'], { tool: 'kubectl-ai', question: 'install' }],
  [['gordon'], { tool: 'gordon', question: '' }],
])('%j', (words, asked) => {
  expect(asksForTool(words)).toEqual(asked);
});

test.each([[[]], [['docker', 'why']], [['kubectl-ai']], [['kagent', '']]])('%j is refused', (words) => {
  expect(() => asksForTool(words)).toThrow(/USAGE-(TOOL|QUESTION)/);
});
