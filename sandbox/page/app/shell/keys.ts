import { useEffect } from 'preact/hooks';
import type { Page } from '../store/page.ts';

/** Keys that work everywhere: Ctrl+K jumps, / types a command, Escape closes what is open. */
export function useGlobalKeys(page: Page): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isBusy = document.querySelector('dialog[open]') !== null;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        page.open('switcher');
      } else if (event.key === 'Escape' && page.store.state.open) {
        page.store.change({ open: undefined });
      } else if (event.key === '/' && !isBusy && !isTyping(event.target)) {
        document.querySelector<HTMLElement>('[data-testid=composer]')?.focus();
      }
    };
    const onPress = (event: MouseEvent) => {
      const { open } = page.store.state;
      const isInside =
        event.target instanceof Element && event.target.closest('.who, .notifications, dialog');
      if (open && open !== 'switcher' && !isInside) page.store.change({ open: undefined });
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('mousedown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('mousedown', onPress);
    };
  }, [page]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}
