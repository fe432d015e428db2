import type { ComponentChildren } from 'preact';

/** The page's own line drawings; they take the colour of the text around them. */
const drawings = {
  hash: <path d="M8 3L6 17M14 3l-2 14M3.5 7.500h14M2.5 12.500h14" />,
  bell: (
    <path d="M10 3a5 5 0 015 5c0 4 1.5 4.5 1.5 6h-13C3.5 12.5 5 12 5 8a5 5 0 015-5zM8.5 17h3" />
  ),
  pencil: <path d="M4 16l.8-3.500L13.5 3.800l2.700 2.700-8.700 8.700z" />,
  eye: (
    <>
      <path d="M1.5 10S5 4.5 10 4.5 18.5 10 18.5 10 15 15.5 10 15.5 1.5 10 1.5 10z" />
      <circle cx="10" cy="10" r="2.5" />
    </>
  ),
  home: <path d="M3 9.500L10 3.500l7 6M5 8.500V16.500h10V8.500M8.5 16.500v-4.500h3v4.5" />,
  gallery: <path d="M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5.5" />
      <path d="M13 13l4 4" />
    </>
  ),
  send: <path d="M3 3.500L17 10 3 16.5 5 10zM5 10h6" />,
  chat: <path d="M3 4h14v9.500H9L5.5 17v-3.500H3z" />,
  floor: <path d="M3.5 12v-2a6.5 6.5 0 0113 0v2M3 11.500h3v5H3zM14 11.500h3v5h-3z" />,
  headset: <path d="M3.5 12v-2a6.5 6.5 0 0113 0v2M3 11.500h3v5H3zM14 11.500h3v5h-3z" />,
  phone: (
    <path d="M5 3l2.5.5.8 3.5-2 1.500c1 2.200 2.700 4 5 5l1.5-2 3.5.8.7 2.700c0 1-.8 2-2 2C8.5 17 3 11.5 3 5c0-1.200 1-2 2-2z" />
  ),
  task: <path d="M4 4h12v12H4zM7 10l2.200 2.200L13.5 8" />,
  mail: <path d="M2.5 5h15v10.500h-15zM2.5 5.500L10 11l7.5-5.5" />,
  chevron: <path d="M6 8l4 4 4-4" />,
  close: <path d="M5 5l10 10M15 5L5 15" />,
  link: <path d="M8 12l4-4M9 6l2-2a3 3 0 014.5 4.500l-2 2M11 14l-2 2A3 3 0 014.5 11.500l2-2" />,
  check: <path d="M4 10.500l4 4 8-9" />,
} satisfies Readonly<Record<string, ComponentChildren>>;

export type IconName = keyof typeof drawings;

/** A drawing beside words that already say it; hidden from screen readers. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
