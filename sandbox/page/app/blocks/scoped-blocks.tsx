import type { ActionRequest } from '../../../drive/api.ts';
import { useForm } from '../form/use-form.ts';
import type { Json } from '../json.ts';
import { sandboxNow } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { Blocks } from './blocks.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { type Scope, ScopeContext } from './scope.ts';

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
  const conversations = useSlice((state) => state.sandbox?.conversations) ?? [];
  const scope: Scope = {
    people,
    conversations,
    nowMs: sandboxNow(page.store.state, performance.now()),
    values: form?.values ?? own.values,
    errors: form?.errors ?? {},
    set: form?.set ?? own.set,
    act: async (blockId, actionId, chosen) => {
      if (container) await page.press({ container, blockId, actionId, ...chosen });
      else page.store.toast({ kind: 'problem', title: 'Gallery', text: 'Nothing answers here.' });
    },
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
