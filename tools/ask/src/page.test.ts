import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { asksForTool } from './ai/choose.ts';
import { insteadOf } from './ai/instead.ts';
import { kagentVersion } from './ai/kagent/charts.ts';
import { kubectlAiVersion } from './ai/kubectl-ai.ts';
import { places, seenWith } from './fixtures/surroundings.ts';
import { providers } from './model/access.ts';
import { answersTo } from './rules/answers.ts';

const page = readFileSync(inWorkspace('docs/AI.md'), 'utf8');
const examples = [...page.matchAll(/^\| `(\S+) "([^"]+)"` +\| ([^|]*)\|/gm)].map(
  ([, tool = '', question = '', says = '']) => ({ tool, question, says }),
);

test('the page has the examples of the specification', () => {
  expect(examples.map(({ question }) => question).join('\n')).toMatch(
    /2 replicas[^]*more load[^]*pods are failing[^]*cluster health[^]*resource allocation/,
  );
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
