import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { withValuesTable } from '../../values-table.ts';
import { chartContext, reporting } from '../chart-context.ts';
import { say } from '../print.ts';

export default function readme(_options: unknown, context: ExecutorContext): Promise<{ success: boolean }> {
  return reporting(async () => {
    const { folder, root } = chartContext(context);
    const file = join(folder, 'README.md');
    const before = readFileSync(file, 'utf8');
    const after = withValuesTable(before, readFileSync(join(folder, 'values.yaml'), 'utf8'));
    if (after !== before) writeFileSync(file, after);
    say(`${root}/README.md: ${after === before ? 'up to date' : 'changed'}`);
    return true;
  });
}
