import type { ExecutorContext } from '@nx/devkit';
import { peekSettings } from '../../../settings/src/settings.ts';
import { imageName } from '../image/image.ts';
import { theCluster } from '../kubernetes.ts';
import { ensureLoaded } from '../image/load.ts';
import { asExecutor } from '../outcome/outcome.ts';

export default asExecutor((_options, context) =>
  ensureLoaded(theCluster(peekSettings()), imageName(context as ExecutorContext, context.projectName ?? '')),
);
