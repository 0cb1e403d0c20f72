/** The mark: a speech bubble that is ticked off. Decorative; the name stands beside it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className ?? 'size-7'}>
      <path
        className="fill-accent"
        d="M9 3h14a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-7.6L9.7 29.3A1 1 0 0 1 8 28.6V25A5.5 5.5 0 0 1 3 19V9a6 6 0 0 1 6-6Z"
      />
      <path
        className="stroke-on-accent"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="m10.5 14.5 4 4 7-8"
      />
    </svg>
  );
}
