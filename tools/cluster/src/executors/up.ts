import { peekSettings } from '../../../settings/src/settings.ts';
import { theCluster } from '../kubernetes.ts';
import { bringUp } from '../live/after-start.ts';
import { asExecutor } from '../outcome/outcome.ts';

// Makes no .env: a stopped cluster may hold secrets that a new .env has to take over.
export default asExecutor(async () => {
  const settings = peekSettings();
  return bringUp(theCluster(settings), Number(settings.value('HOST_PORT') || 30000));
});
