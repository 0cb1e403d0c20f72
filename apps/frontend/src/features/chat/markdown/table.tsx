import type { Tokens } from 'marked';
import { cx } from '@/ui/class-names.ts';
import { Inline } from './inline.tsx';

const ALIGN = { left: 'text-left', right: 'text-right', center: 'text-center' } as const;

/** A table; where it is too wide it is scrolled by itself, also with the keyboard. */
export function Table({ table, depth }: { table: Tokens.Table; depth: number }) {
  const cell = (index: number) => {
    const align = table.align[index];
    return cx('border-b border-line px-2.5 py-1.5 align-top', align ? ALIGN[align] : 'text-start');
  };
  return (
    <div role="group" aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table className="text-sm">
        <thead>
          <tr>
            {table.header.map(({ tokens }, index) => (
              <th key={index} dir="auto" scope="col" className={cx(cell(index), 'font-semibold')}>
                <Inline tokens={tokens} depth={depth} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, number) => (
            <tr key={number}>
              {row.map(({ tokens }, index) => (
                <td key={index} dir="auto" className={cell(index)}>
                  <Inline tokens={tokens} depth={depth} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
