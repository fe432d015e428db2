import type { ActionRequest } from '../../../drive/api.ts';
import { useForm } from '../form/use-form.ts';
import type { Json } from '../json.ts';
import { sandboxNow } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { Blocks } from './blocks.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { noOffer, type Scope, ScopeContext } from './scope.ts';

interface Properties {
  readonly blocks: readonly Json[];
  /** Where a press goes; absent in the gallery, where nothing answers. */
  readonly container?: ActionRequest['container'];
  readonly form?: Pick<Scope, 'values' | 'set' | 'errors'>;
  readonly what: string;
}

/** Blocks with the names, the form and the wire they need; a failure to draw them stays inside. */
export function ScopedBlocks({ blocks, container, form, what }: Properties) {
  const page = usePage();
  const own = useForm(blocks);
  const people = useSlice((state) => state.sandbox?.people) ?? [];
  const userGroups = useSlice((state) => state.sandbox?.userGroups) ?? [];
  const conversations = useSlice((state) => state.sandbox?.conversations) ?? [];
  const values = form?.values ?? own.values;
  // A view is one form; what a message holds is its elements' own.
  const held = container?.kind === 'view' ? { values } : {};
  const scope: Scope = {
    people,
    userGroups,
    conversations,
    nowMs: sandboxNow(page.store.state, performance.now()),
    values,
    errors: form?.errors ?? {},
    set: form?.set ?? own.set,
    act: async (blockId, actionId, chosen) => {
      if (container) await page.press({ container, blockId, actionId, ...held, ...chosen });
      else page.store.toast({ kind: 'problem', title: 'Gallery', text: 'Nothing answers here.' });
    },
    suggest: async (blockId, actionId, typed) =>
      container ? page.suggest({ container, blockId, actionId, typed, ...held }) : noOffer,
    follow: (url) => page.follow(url),
    goTo: (id) => page.go({ kind: 'conversation', id }),
  };
  return (
    <ScopeContext.Provider value={scope}>
      <ErrorBoundary what={what}>
        <Blocks blocks={blocks} />
      </ErrorBoundary>
    </ScopeContext.Provider>
  );
}
