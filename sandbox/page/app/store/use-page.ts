import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { Page } from './page.ts';
import { emptyPage, type PageState } from './page-state.ts';

/** The page everything in it belongs to; set once in main.tsx. */
export const PageContext = createContext<Page>(new Page(emptyPage));

export function usePage(): Page {
  return useContext(PageContext);
}

/** A part of the state; the component draws again only when that part is another one. */
export function useSlice<Slice>(select: (state: PageState) => Slice): Slice {
  const { store } = usePage();
  const [, redraw] = useState({});
  const slice = select(store.state);
  const latest = useRef({ select, slice });
  latest.current = { select, slice };
  useEffect(
    () =>
      store.listen(() => {
        const { select: now, slice: shown } = latest.current;
        if (!Object.is(now(store.state), shown)) redraw({});
      }),
    [store],
  );
  return slice;
}

/** Draws the component again every `milliseconds`, so that a clock on the page moves. */
export function useTick(milliseconds: number): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((before) => before + 1), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
}
