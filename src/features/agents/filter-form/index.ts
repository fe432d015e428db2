import { noteModal } from '../../../blocks/form.ts';
import type { Modal } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ViewPorts } from '../../../floor/my-view.ts';
import type { FloorView } from '../../../floor/view.ts';
import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import type { ListingPorts } from '../../kept-listing.ts';
import { formRoad, type Road } from '../../road.ts';
import {
  type AskedView,
  findAskedView,
  parseAskedView,
  type ViewTrouble,
  viewTroubleView,
} from '../saved-views/asked-view.ts';
import { filterModal } from './filter-modal.ts';
import type { SearchPorts } from './filter-searches.ts';

export { filterSearches } from './filter-searches.ts';
export { filterFromForm as filterForm } from './from-form.ts';

export type FilterFormPorts = SearchPorts & ViewPorts & ListingPorts;

interface FilterFormIntent {
  readonly kind: 'filter-form';
  readonly asked: AskedView;
}

export interface FilterFormReport {
  readonly names: Names;
  /** What the modal starts from. */
  readonly view: FloorView | ViewTrouble;
}

/** `agents filter`, `agents filter queue:Billing`, `agents filter listing:k3x9bd`: the modal, prefilled. */
export function filterFormRoad(ports: FilterFormPorts): Road {
  return formRoad({
    parse: parseFilterForm,
    needs: () => ({ kind: 'see-agents' }),
    run: (intent, asker) => openFilterForm(ports, intent, asker),
    modal: filterFormModal,
  });
}

function parseFilterForm(words: readonly Word[]): FilterFormIntent | Misunderstood {
  const asked = parseAskedView(words);
  return isMisunderstood(asked) ? asked : { kind: 'filter-form', asked };
}

/** Finds what the modal starts from. Throws BotError as finding a view does. */
async function openFilterForm(
  ports: FilterFormPorts,
  { asked }: FilterFormIntent,
  asker: Asker,
): Promise<FilterFormReport> {
  const names = await ports.directory.names(ports.instance, { priority: 'command' });
  const again = (text: string) => `filter ${text}`;
  return { names, view: await findAskedView(ports, asked, { asker, names }, again) };
}

/** The modal, or what is wrong with the line that was to open it. */
export function filterFormModal({ names, view }: FilterFormReport): Modal {
  if (!('kind' in view)) return filterModal(view.filter, names);
  // The choices would be lines that open a modal, which cannot be pressed in one: they are typed again.
  const { text } = viewTroubleView(view);
  return noteModal('Filter agents', { text, blocks: [section(text)] });
}
