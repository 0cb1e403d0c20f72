import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { cx } from './class-names.ts';

export const INPUT_CLASS =
  'w-full rounded-xl border border-line-strong bg-surface px-3.5 text-base text-ink placeholder:text-muted ' +
  'transition-colors hover:border-muted focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/40 ' +
  'aria-invalid:border-danger sm:text-[0.9375rem]';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value and how to put it right; replaces the hint. */
  error?: string | undefined;
  /** A control at the end of the field. */
  trailing?: ReactNode;
}

/** A labelled input with a hint or an error that is read out with it. */
export function TextField({ label, hint, error, trailing, className, ...rest }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          {...rest}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          className={cx(INPUT_CLASS, 'h-11', trailing ? 'pe-12' : undefined, className)}
        />
        {trailing && <div className="absolute inset-y-0 end-0.5 flex items-center">{trailing}</div>}
      </div>
      {note && (
        <p id={`${id}-note`} className={cx('mt-1.5 text-sm', error ? 'text-danger' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}
