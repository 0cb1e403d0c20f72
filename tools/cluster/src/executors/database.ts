import { ensureDatabase } from '../database.ts';
import { theCluster } from '../kubernetes.ts';
import { asExecutor } from '../outcome.ts';
import { ensureEnvWithLiving } from '../secrets.ts';

export default asExecutor(async () => {
  await ensureEnvWithLiving();
  return ensureDatabase(theCluster());
});
