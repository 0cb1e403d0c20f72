import type { Command } from './command.ts';
import { asking } from './command-rows/asking.ts';
import { bringUp } from './command-rows/bring-up.ts';
import { look } from './command-rows/look.ts';
import { mend } from './command-rows/mend.ts';
import { work } from './command-rows/work.ts';

export type { Command, Values } from './command.ts';

/** Every command of package.json's scripts, in the order in which they are listed. */
export const commands: Record<string, Command> = { ...bringUp, ...look, ...asking, ...mend, ...work };
