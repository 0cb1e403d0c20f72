import { BrandMark } from '@/ui/brand.tsx';
import { Button } from '@/ui/button.tsx';

/** What stands where a conversation would be that is not there, or not this person's: both look the same. */
export function MissingChat({ onStartNew }: { onStartNew: () => void }) {
  return (
    <div className="m-auto w-full max-w-md py-8 text-center">
      <BrandMark className="mx-auto size-11" />
      <h2 className="mt-4 text-xl font-semibold tracking-tight">There is no such conversation</h2>
      <p className="mx-auto mt-2 max-w-sm text-[0.9375rem] leading-relaxed text-balance text-muted">
        It may have been deleted, or the address is mistyped. Your tasks are all still there.
      </p>
      <Button variant="primary" className="mt-6" onClick={onStartNew}>
        Begin a new one
      </Button>
    </div>
  );
}
