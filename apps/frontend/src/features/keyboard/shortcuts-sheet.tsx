import { Sheet } from '@/ui/sheet.tsx';
import { LOCAL_KEYS, SHORTCUTS } from './shortcuts.ts';

/** All keys, told. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet label="Keys" side="middle" onClose={onClose}>
      <div className="overflow-y-auto px-5 pt-4 pb-6">
        <h2 className="min-h-8 text-[0.9375rem] leading-8 font-semibold tracking-tight">Keys</h2>
        <dl className="mt-2 divide-y divide-line">
          {[...SHORTCUTS, ...LOCAL_KEYS].map(({ key, what }) => (
            <div key={key} className="flex items-center justify-between gap-4 py-2.5">
              <dt className="order-last shrink-0">
                <kbd className="rounded-lg border border-line bg-sunken px-2 py-1 font-sans text-xs font-medium">
                  {key}
                </kbd>
              </dt>
              <dd className="text-[0.9375rem]">{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Sheet>
  );
}
