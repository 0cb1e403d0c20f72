import type { Command } from './command.ts';
import { asking } from './rows/asking.ts';
import { bringUp } from './rows/bring-up.ts';
import { look } from './rows/look.ts';
import { mend } from './rows/mend.ts';
import { work } from './rows/work.ts';

export type { Command, Values } from './command.ts';

/** Every command of package.json's scripts, in the order in which they are listed. */
export const commands: Record<string, Command> = { ...bringUp, ...look, ...asking, ...mend, ...work };
