import { ensureDatabase } from '../database/database.ts';
import { theCluster } from '../kubernetes.ts';
import { asExecutor } from '../outcome/outcome.ts';
import { ensureEnvWithLiving } from '../secrets/secrets.ts';

export default asExecutor(async () => {
  await ensureEnvWithLiving();
  return ensureDatabase(theCluster());
});
