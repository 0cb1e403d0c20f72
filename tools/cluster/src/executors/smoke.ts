import { theCluster } from '../kubernetes.ts';
import { asExecutor } from '../outcome.ts';
import { smoke } from '../smoke.ts';

export default asExecutor(() => smoke(theCluster()));
