'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { cx } from '@/ui/class-names.ts';
import { type Theme, themeOf } from './theme.ts';
import { useTheme } from './use-theme.tsx';

const CHOICES: readonly { theme: Theme; label: string; Icon: typeof Sun }[] = [
  { theme: 'system', label: 'System', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
];

interface ThemeSwitchProps {
  /** With the words beside the icons. */
  wide?: boolean;
  className?: string;
}

/** System, light or dark: three radio buttons, so that the arrow keys and a screen reader know what to do. */
export function ThemeSwitch({ wide = false, className }: ThemeSwitchProps) {
  const name = useId();
  const [theme, choose] = useTheme();
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // The buttons can be used before the page's script is there: what was chosen then counts.
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    if (chosen !== undefined && chosen !== theme) choose(themeOf(chosen));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the script comes
  }, []);
  return (
    <fieldset ref={group} className={cx('flex min-w-0 gap-0.5 rounded-xl bg-sunken p-1', className)}>
      <legend className="sr-only">Colours</legend>
      {CHOICES.map(({ theme: one, label, Icon }) => (
        <label
          key={one}
          title={wide ? undefined : label}
          className={cx(
            'flex min-h-8 flex-1 cursor-pointer items-center justify-center rounded-lg text-sm transition-colors',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            wide ? 'gap-1.5 px-1 sm:gap-2' : 'px-2',
            one === theme ? 'bg-raised font-medium text-ink shadow-sm' : 'text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === theme}
            onChange={() => choose(one)}
            className="sr-only"
          />
          <Icon aria-hidden="true" className="size-4 shrink-0" />
          <span className={cx(!wide && 'sr-only')}>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
