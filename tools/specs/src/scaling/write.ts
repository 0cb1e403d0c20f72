/** Writes the figures of docs/SCALING.md. `npx nx scaling specs` */
import { readFileSync, writeFileSync } from 'node:fs';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { figuresTable, withFigures } from './figures.ts';

const file = inWorkspace('docs/SCALING.md');
writeFileSync(file, withFigures(readFileSync(file, 'utf8'), figuresTable()));
