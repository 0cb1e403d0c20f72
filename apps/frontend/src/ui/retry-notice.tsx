import { Notice } from './notice.tsx';

/** What failed, in words, with a way to try it again under them. */
export function RetryNotice({ words, onRetry }: { words: string | undefined; onRetry: () => void }) {
  return (
    <Notice tone="danger">
      <p>{words}</p>
      <button
        type="button"
        onClick={onRetry}
        className="-ms-2 mt-0.5 inline-flex min-h-8 items-center rounded-lg px-2 font-medium underline underline-offset-4 hover:no-underline"
      >
        Try again
      </button>
    </Notice>
  );
}
