import { done, unchanged } from '../../../cluster/src/outcome/outcome.ts';
import type { Run } from '../../../pipeline/src/events/run.ts';
import type { EnvFile } from '../../../settings/src/env-file.ts';

/** The first step of every target: .env is there, and which secrets were made for it. */
export function settingsStep(progress: Run, ensure: () => EnvFile | Promise<EnvFile>): Promise<void> {
  return progress.step('settings', '.env', async () => {
    const { made, filled, taken } = await ensure();
    if (!made && filled.length === 0) return unchanged('.env is there');
    const fresh = filled.filter((key) => !taken.includes(key));
    const parts = [
      ...(taken.length ? [`${taken.join(', ')} taken over from what runs already`] : []),
      ...(fresh.length ? [`${fresh.join(', ')} made`] : []),
    ];
    return done(`.env: ${parts.join('; ')}`);
  });
}
