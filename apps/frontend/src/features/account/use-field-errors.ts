import { useRef, useState } from 'react';

/** What is wrong with the fields of a form, by their names; showing it leads to the first of them. */
export function useFieldErrors<Errors extends Partial<Record<string, string>>>() {
  const [errors, setErrors] = useState<Partial<Errors>>({});
  const form = useRef<HTMLFormElement>(null);

  /** @returns whether anything is wrong */
  function show(found: Partial<Errors>): boolean {
    setErrors(found);
    const first = Object.keys(found)[0];
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    return first !== undefined;
  }

  return { form, errors, show };
}
