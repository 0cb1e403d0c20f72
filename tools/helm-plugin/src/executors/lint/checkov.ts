import { readFileSync } from 'node:fs';
import { checkov, type RuleRecord } from '../../checkov/checkov.ts';
import type { Check } from './checks.ts';
import { byProfile } from './findings.ts';

/** Checkov's rules for Kubernetes on the rendered objects; exceptions are annotations, `checkov.io/skipN: ID=reason`. */
export const checkovCheck: Check = {
  name: 'Checkov',
  absent: 'the option checkov is empty',
  next: 'mend the template; or except the object from the rule by an annotation with the reason, checkov.io/skip1: ID=reason',
  async run({ options, rendered, workspaceRoot, excepted }) {
    if (!options.checkov) return undefined;
    const reports = await checkov({
      framework: 'kubernetes',
      files: rendered.map(({ file }) => file),
      uv: options.uv,
      version: options.checkov,
      cwd: workspaceRoot,
    });
    return byProfile(
      rendered.map(({ name, file }, index) => {
        const { failed = [], skipped = [] } = reports[index] ?? {};
        for (const { id, reason } of skipped) excepted(id, reason);
        const lines = readFileSync(file, 'utf8').split('\n');
        return [name, failed.map((record) => `${sourceOf(lines, record)}: ${words(record)}`)];
      }),
    );
  },
};

const words = ({ id, name, resource }: RuleRecord) => `${id} ${name} (${resource})`;

/** The template that an object was made from: Helm writes its path above each. */
export function sourceOf(lines: string[], { lines: [, last] }: Pick<RuleRecord, 'lines'>): string {
  const above = lines.slice(0, last).reverse();
  return /^# Source: (\S+)/.exec(above.find((line) => line.startsWith('# Source: ')) ?? '')?.[1] ?? 'objects';
}
