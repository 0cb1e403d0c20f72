/** Writes the picture of the task graph into docs/PIPELINE.md. `npx nx picture pipeline` */
import { readFileSync, writeFileSync } from 'node:fs';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { pipelinePicture } from './pipeline-picture.ts';
import { withPicture } from './mermaid.ts';

const file = inWorkspace('docs/PIPELINE.md');
writeFileSync(file, withPicture(readFileSync(file, 'utf8'), await pipelinePicture()));
process.exit();
