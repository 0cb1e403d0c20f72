import type { WriteStream } from 'node:tty';

/** What the table needs of a terminal. */
export interface Terminal {
  write(text: string): void;
  size(): { columns: number; rows: number };
  /** Gives the function that ends it. */
  onResize(changed: () => void): () => void;
}

/** A stream that is a terminal. One that does not know its size counts as 80 × 24. */
export function terminalOf(stream: WriteStream): Terminal {
  return {
    write: (text) => void stream.write(text),
    size: () => ({ columns: stream.columns || 80, rows: stream.rows || 24 }),
    onResize: (changed) => {
      stream.on('resize', changed);
      return () => void stream.off('resize', changed);
    },
  };
}
