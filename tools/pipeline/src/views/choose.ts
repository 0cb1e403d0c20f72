import type { View } from '../events/view.ts';
import { JsonView } from './json.ts';
import { LinesView } from './lines.ts';
import { wantsColour } from './look.ts';
import { TableView } from './table.ts';
import { terminalOf } from './terminal.ts';

export interface ViewChoice {
  /** Events on stdout, and nothing else. */
  json?: boolean;
  /** stderr is a terminal that can move its cursor. */
  isTTY?: boolean;
  CI?: boolean;
  /** Programs' own output comes between: it needs lines. */
  verbose?: boolean;
}

export type ViewName = 'json' | 'table' | 'lines';

/** Which view a run has. */
export function viewName({ json, isTTY, CI, verbose }: ViewChoice): ViewName {
  if (json) return 'json';
  return isTTY && !CI && !verbose ? 'table' : 'lines';
}

const isTerminal = () => process.stderr.isTTY && process.env['TERM'] !== 'dumb';

/** The view for this process: results go to stdout, how a run goes to stderr. */
export function chooseViews({
  json = false,
  isTTY = isTerminal(),
  CI = !['', '0', 'false'].includes(process.env['CI'] ?? ''),
  verbose = false,
}: ViewChoice = {}): View[] {
  const colour = wantsColour(process.stderr.isTTY);
  switch (viewName({ json, isTTY, CI, verbose })) {
    case 'json':
      return [new JsonView((text) => void process.stdout.write(text))];
    case 'table':
      return [new TableView(terminalOf(process.stderr), colour)];
    case 'lines':
      return [new LinesView({ write: (text) => void process.stderr.write(text), colour })];
  }
}
