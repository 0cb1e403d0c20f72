import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Finding } from './check.ts';

/** What is known of the machine without running a program. */
export interface System {
  platform: NodeJS.Platform;
  arch: string;
  /** The processor's name, as the system gives it. */
  processor: string;
  /** Linux inside of Windows. */
  wsl: boolean;
  /** Where the workspace lies. */
  folder: string;
}

const version = '/proc/version';

export const thisSystem = (): System => ({
  platform: process.platform,
  arch: process.arch,
  processor: cpus()[0]?.model ?? '',
  wsl: existsSync(version) && /microsoft/i.test(readFileSync(version, 'utf8')),
  folder: inWorkspace(),
});

/** Systems on which the commands behave in another way, and what to do there. */
export function judgeSystem({ platform, arch, processor, wsl, folder }: System): Finding {
  if (platform === 'win32')
    return {
      state: 'warn',
      found: 'Windows without WSL: the commands are made for Linux and macOS, and were never run here',
      fix: 'wsl --install, then clone and run it inside of WSL',
    };
  // A translated Node reports x64, and minikube's x64 program refuses to run on such a machine.
  if (platform === 'darwin' && arch === 'x64' && /Apple/.test(processor))
    return {
      state: 'warn',
      found: "an Apple processor, and a Node for Intel's: all that it starts is translated, and slow",
      fix: 'install the arm64 versions of Node, minikube, kubectl and helm (brew in /opt/homebrew does)',
    };
  if (wsl && /^\/mnt\/[a-z]\//.test(folder))
    return {
      state: 'warn',
      found: `WSL, and this folder is Windows' own (${folder}): slow, and saved files are not noticed`,
      fix: 'clone it into the file system of WSL: git clone … ~/todo-chatbot',
    };
  return { state: 'ok', found: `${platform}, ${arch}${wsl ? ', in WSL' : ''}; images are built for it` };
}
