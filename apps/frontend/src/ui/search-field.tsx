import { Search } from 'lucide-react';
import { useId } from 'react';
import { cx } from './class-names.ts';
import { INPUT_CLASS } from './text-field.tsx';

interface SearchFieldProps {
  label: string;
  /** Shown while it is empty; the label, unless there is no room for it. */
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** A small search box: Escape empties it. */
export function SearchField({ label, placeholder = label, value, onChange, className }: SearchFieldProps) {
  const id = useId();
  return (
    <div className={cx('relative', className)}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-muted"
      />
      <input
        id={id}
        type="search"
        dir="auto"
        value={value}
        autoComplete="off"
        maxLength={200}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          // Not the sheet around it: only what was typed goes.
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
        className={cx(INPUT_CLASS, 'h-10 ps-9')}
      />
    </div>
  );
}
