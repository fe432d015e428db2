import { useEffect, useState } from 'preact/hooks';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { useSlice } from '../store/use-page.ts';
import { groupsOf } from './entries.ts';
import { Entry } from './entry.tsx';

/** Everything the bot can show, in every state, at the width of a desktop and of a phone. */
export function Gallery({ entryId }: { readonly entryId?: string | undefined }) {
  const entries = useSlice((state) => state.gallery);
  const [typed, setTyped] = useState('');
  const groups = groupsOf(entries ?? [], typed);
  const shown = groups.reduce((sum, group) => sum + group.entries.length, 0);
  useEffect(() => {
    if (!entryId || !entries) return;
    document.getElementById(`entry-${entryId}`)?.scrollIntoView({ block: 'start' });
  }, [entryId, entries]);
  return (
    <section class="pane gallery" aria-label="Gallery" data-testid="gallery">
      <header class="pane-heading">
        <h2>Gallery</h2>
        <span class="topic">{entries ? `${shown} of ${entries.length} shown` : 'Reading…'}</span>
        <input
          type="search"
          class="input"
          placeholder="Filter"
          aria-label="Filter the gallery"
          data-testid="gallery-filter"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </header>
      <ScrollArea className="gallery-scroll" label="Entries" testId="gallery-entries">
        {groups.map((group) => (
          <section key={group.name}>
            <h3 class="gallery-group">{group.name}</h3>
            {group.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} isLinked={entry.id === entryId} />
            ))}
          </section>
        ))}
        {entries && shown === 0 && <p class="empty">Nothing matches.</p>}
      </ScrollArea>
    </section>
  );
}
