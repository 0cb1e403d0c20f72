import { theCluster } from '../kubernetes.ts';
import { asExecutor } from '../outcome/outcome.ts';
import { smoke } from '../live/smoke.ts';

export default asExecutor(() => smoke(theCluster()));
