import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Anchor = { readonly current: HTMLElement | null };

/** In pixels: away from the anchor and the edge, and as tall as it may grow. */
const gap = 4;
const mostHeight = 280;

/**
 * What floats over everything beside its anchor, wholly on the screen, and moves nothing: a popover
 * of the browser, so that nothing around it cuts it off. `wide` makes it as wide as the anchor.
 */
export function useFloat<Shown extends HTMLElement>(anchor: Anchor, wide = false) {
  const shown = useRef<Shown>(null);
  const put = () => {
    if (shown.current && anchor.current) putBeside(shown.current, anchor.current, wide);
  };
  useLayoutEffect(() => shown.current?.showPopover(), []);
  // What it holds may have grown.
  useLayoutEffect(put);
  useEffect(() => {
    addEventListener('scroll', put, { capture: true });
    addEventListener('resize', put);
    return () => {
      removeEventListener('scroll', put, { capture: true });
      removeEventListener('resize', put);
    };
  }, []);
  return shown;
}

/** Under the anchor, or over it where there is more room; never beyond the edge of the screen. */
function putBeside(shown: HTMLElement, anchor: HTMLElement, wide: boolean): void {
  const { top, bottom, left, right, width } = anchor.getBoundingClientRect();
  // The keyboard of a phone takes its part of the screen.
  const height = visualViewport?.height ?? innerHeight;
  const [below, above] = [height - bottom - 2 * gap, top - 2 * gap];
  const needed = shown.scrollHeight;
  const isBelow = needed <= below || below >= above;
  if (wide) shown.style.width = `${width}px`;
  const start = wide ? left : right - shown.offsetWidth;
  const most = innerWidth - shown.offsetWidth - gap;
  shown.style.left = `${Math.max(gap, Math.min(start, most))}px`;
  shown.style.top = isBelow ? `${bottom + gap}px` : 'auto';
  shown.style.bottom = isBelow ? 'auto' : `${innerHeight - top + gap}px`;
  shown.style.maxHeight = `${Math.min(mostHeight, isBelow ? below : above)}px`;
}
