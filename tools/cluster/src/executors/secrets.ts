import { theCluster } from '../kubernetes.ts';
import { asExecutor } from '../outcome/outcome.ts';
import { ensureEnvWithLiving, ensureSecrets } from '../secrets/secrets.ts';

export default asExecutor(async () => {
  await ensureEnvWithLiving();
  return ensureSecrets(theCluster());
});
