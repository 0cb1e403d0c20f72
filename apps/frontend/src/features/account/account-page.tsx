import type { ReactNode } from 'react';
import { BrandMark } from '@/ui/brand.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { ProductPreview } from './product-preview.tsx';

interface AccountPageProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** The frame of the pages before one is signed in: the form, and on a wide screen a look at the product. */
export function AccountPage({ title, lead, children }: AccountPageProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <main className="flex flex-col px-5 py-6 sm:px-10">
        <div className="flex items-center justify-between gap-3">
          <p className="flex items-center gap-2.5 text-[0.9375rem] font-semibold tracking-tight">
            <BrandMark />
            Todo Chatbot
          </p>
          <ThemeSwitch />
        </div>
        <div className="m-auto w-full max-w-sm py-10">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-1.5 mb-7 text-[0.9375rem] leading-relaxed text-muted">{lead}</p>
          {children}
        </div>
      </main>
      <aside aria-hidden="true" className="hidden border-s border-line bg-sunken lg:flex">
        <ProductPreview />
      </aside>
    </div>
  );
}
