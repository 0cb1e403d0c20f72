import { done, unchanged } from '../../cluster/src/outcome.ts';
import type { EnvFile } from '../../settings/src/env-file.ts';
import type { Progress } from './progress.ts';

/** The first step of every target: .env is there, and which secrets were made for it. */
export function settingsStep(progress: Progress, ensure: () => EnvFile | Promise<EnvFile>): Promise<void> {
  return progress.step('settings', '.env', async () => {
    const { made, filled } = await ensure();
    return made || filled.length ? done(`.env: ${filled.join(', ')} made`) : unchanged('.env is there');
  });
}
