import { BrandMark } from './brand.tsx';

interface NotFoundPageProps {
  title: string;
  words: string;
  /** A path of this site that leads on. */
  href: string;
  link: string;
}

/** The page of an address that leads nowhere. */
export function NotFoundPage({ title, words, href, link }: NotFoundPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 text-center">
      <BrandMark className="size-11" />
      <h1 className="mt-4 text-xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 max-w-sm text-[0.9375rem] leading-relaxed text-balance text-muted">{words}</p>
      <a
        href={href}
        className="mt-6 inline-flex min-h-10 items-center rounded-xl bg-accent px-4 text-sm font-medium text-on-accent hover:bg-accent-hover"
      >
        {link}
      </a>
    </main>
  );
}
