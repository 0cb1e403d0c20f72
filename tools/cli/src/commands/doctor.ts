import { asProblem } from '../../../../libs/problem/src/problem.ts';
import type { Values } from '../command-line/command-table.ts';
import { checks } from '../doctor/checks.ts';
import type { Finding } from '../doctor/check.ts';
import { chooseTarget } from '../targets/target.ts';

const symbols: Record<Finding['state'], string> = { ok: '✓', warn: '!', missing: '✖' };

/** `npm run doctor`: every check with its fix, and what `npm start` would do. Exit code 0 when npm start can run. */
export default async function doctor(values: Values): Promise<number> {
  const findings = await Promise.all(
    checks.map(async ({ name, for: need, run }) => ({ name, for: need, ...(await safely(run)) })),
  );
  const start = await chosenTarget();
  if (values['json']) {
    process.stdout.write(`${JSON.stringify({ checks: findings, start }, null, 2)}\n`);
    return start.problem ? 1 : 0;
  }
  for (const { name, for: need, state, found, fix } of findings) {
    process.stdout.write(
      `${symbols[state]} ${name.padEnd(16)} ${found}${state === 'missing' ? ` (needed for: ${need})` : ''}\n`,
    );
    if (fix) process.stdout.write(`  ${''.padEnd(16)} fix: ${fix}\n`);
  }
  process.stdout.write(`\nnpm start would take the target ${start.target ?? 'none'}: ${start.why}\n`);
  return start.problem ? 1 : 0;
}

async function safely(run: () => Promise<Finding>): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    const { code, what, next } = asProblem(error).facts;
    return { state: 'warn', found: `${code}: ${what}`, fix: next };
  }
}

async function chosenTarget(): Promise<{ target?: string; why: string; problem?: string }> {
  try {
    return await chooseTarget(undefined);
  } catch (error) {
    const { code, what, next } = asProblem(error).facts;
    return { why: `${what}; ${next}`, problem: code };
  }
}
