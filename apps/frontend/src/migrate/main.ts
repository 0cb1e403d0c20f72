import { printStartError, StartError } from '../server/lifecycle/start-error.ts';
import { readMigrationSettings } from '../server/settings/settings.ts';
import { migrate } from './migrate.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
const USAGE = 'usage: node migrate.mjs [--new-key]';

/** Reads the arguments. @throws StartError on one that is not known */
function readArguments(args: readonly string[]): { newKey: boolean } {
  const unknown = args.find((argument) => argument !== '--new-key');
  if (unknown !== undefined) {
    throw new StartError({
      code: 'MIGRATE-ARGUMENT',
      what: `unknown argument "${unknown}"`,
      where: 'command line of migrate.mjs',
      cause: 'a typing error',
      next: USAGE,
    });
  }
  return { newKey: args.includes('--new-key') };
}

try {
  const { newKey } = readArguments(process.argv.slice(2));
  const started = Date.now();
  const report = await migrate({ ...readMigrationSettings(), newKey, log: print });
  const tables =
    report.changedTables.length > 0 ? `changed ${report.changedTables.join(', ')}` : 'nothing to change';
  print(`auth tables: ${tables}; signing key: ${report.signingKey} (${Date.now() - started} ms)`);
} catch (error) {
  printStartError(error);
  process.exitCode = 1;
}
