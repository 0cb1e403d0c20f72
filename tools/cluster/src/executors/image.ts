import type { ExecutorContext } from '@nx/devkit';
import { ensureImage } from '../image/image.ts';
import { asExecutor } from '../outcome/outcome.ts';

export default asExecutor((_options, context) => ensureImage(context as ExecutorContext));
