/** `main.ts yaml|markdown|shell|python|unused-python|scripts`: one lint over the whole workspace, from its root. */
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { runCheck } from './run-check.ts';

const [name = ''] = process.argv.slice(2);
try {
  const { files, output, exitCode } = runCheck(name, process.cwd());
  process.stdout.write(exitCode === 0 ? `${name}: ${files} files are fine\n` : output);
  process.exitCode = exitCode;
} catch (error) {
  process.stderr.write(`${asProblem(error).explain()}\n`);
  process.exitCode = 1;
}
