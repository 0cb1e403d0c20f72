import type { ExecutorContext } from '@nx/devkit';
import { ensureDeployed, type DeployOptions } from '../deploy/deploy.ts';
import { theCluster } from '../kubernetes.ts';
import { asExecutor } from '../outcome/outcome.ts';

export default asExecutor<DeployOptions>((options, context) =>
  ensureDeployed(theCluster(), options, context.configurationName ?? 'dev', context as ExecutorContext),
);
