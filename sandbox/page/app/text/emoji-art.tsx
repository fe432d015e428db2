import type { ComponentChildren } from 'preact';

/**
 * The signs the bot speaks with, drawn here, so that they look alike on every machine, also on one
 * without an emoji font. Every other emoji is left to the machine's fonts.
 */
const art: Readonly<Record<string, ComponentChildren>> = {
  '🔴': disc('#dd2e44'),
  '🟠': disc('#f4900c'),
  '🟡': disc('#fdcb58'),
  '🟢': disc('#5fae46'),
  '🔵': disc('#3b88c3'),
  '⚪': disc('#cfd6dc'),
  '⚫': disc('#31373d'),
  '✅': (
    <>
      <rect x="1" y="1" width="18" height="18" rx="4" fill="#5fae46" />
      {line('M5.5 10.5l3 3 6-7', '#fff')}
    </>
  ),
  '❌': line('M4 4l12 12M16 4L4 16', '#dd2e44'),
  '⚠': (
    <>
      <path d="M10 1.5l9 16.5H1z" fill="#fdcb58" />
      <path d="M9 7h2l-.4 5.5H9.4z" fill="#31373d" />
      <circle cx="10" cy="15" r="1.2" fill="#31373d" />
    </>
  ),
  '🚨': (
    <>
      <path d="M4.5 15V9.5a5.5 5.5 0 0111 0V15z" fill="#dd2e44" />
      <rect x="3" y="15" width="14" height="3.5" rx="1.2" fill="#66757f" />
      <path d="M8 9a2.3 2.3 0 012-2" fill="none" stroke="#fff" stroke-width="1.4" />
    </>
  ),
  '⛔': (
    <>
      {disc('#dd2e44')}
      <rect x="4.5" y="8.2" width="11" height="3.6" rx="1" fill="#fff" />
    </>
  ),
  '🔔': bell(undefined),
  '🔕': bell(line('M3 3l14 14', '#dd2e44')),
  '🎧': (
    <>
      <path d="M3 13v-3a7 7 0 0114 0v3" fill="none" stroke="#31373d" stroke-width="2" />
      <rect x="1.8" y="11.5" width="4" height="6.5" rx="1.6" fill="#50a5e6" />
      <rect x="14.2" y="11.5" width="4" height="6.5" rx="1.6" fill="#50a5e6" />
    </>
  ),
  ℹ: (
    <>
      <rect x="1" y="1" width="18" height="18" rx="4" fill="#3b88c3" />
      <path d="M9 8.5h2V15H9zM9 5h2v2H9z" fill="#fff" />
    </>
  ),
  '⏳': hourglass(),
  '⌛': hourglass(),
  '📞': (
    <path
      d="M5 2l3 .8.8 4-2 1.4c.9 2 2.4 3.5 4.4 4.4l1.4-2 4 .8.8 3c0 1.6-1.4 3-3 3C8.5 17.4 2.6 11.5 2.6 5 2.6 3.4 3.6 2 5 2z"
      fill="#dd2e44"
    />
  ),
};

const drawn = new RegExp(
  `(${Object.keys(art)
    .filter((character) => art[character])
    .join('|')})\ufe0f?`,
  'u',
);

/** Text in which the drawn signs are pictures and everything else is left as it is. */
export function withArt(text: string): ComponentChildren {
  const parts = text.split(drawn);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 1 ? <Sign key={index} character={part} /> : part,
  );
}

function Sign({ character }: { readonly character: string }) {
  return (
    <svg class="emoji" viewBox="0 0 20 20" role="img" aria-label={character}>
      {art[character]}
    </svg>
  );
}

function disc(fill: string) {
  return <circle cx="10" cy="10" r="8.5" fill={fill} />;
}

function line(d: string, stroke: string) {
  return <path d={d} fill="none" stroke={stroke} stroke-width="2.6" stroke-linecap="round" />;
}

function bell(over: ComponentChildren) {
  return (
    <>
      <path
        d="M10 1.500a5.5 5.5 0 015.5 5.500c0 4.5 2 5.5 2 7h-15c0-1.5 2-2.5 2-7A5.5 5.5 0 0110 1.500z"
        fill="#ffac33"
      />
      <circle cx="10" cy="16.5" r="2" fill="#ffac33" />
      {over}
    </>
  );
}

function hourglass() {
  return (
    <>
      <path d="M4 2h12v2l-5 6 5 6v2H4v-2l5-6-5-6z" fill="#ffe8b6" stroke="#a0713a" />
      <path d="M6.5 16.500L10 12l3.5 4.500zM7 5h6l-3 3.500z" fill="#ffac33" />
    </>
  );
}
