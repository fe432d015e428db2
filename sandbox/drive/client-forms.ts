import { heldValue } from '../slack/acting/element-value.ts';
import type { FoundElement } from '../slack/acting/find-element.ts';
import { isExternal } from '../slack/acting/offered.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import type { ActionRequest, Delivered, OpenView, SeenMessage, Views } from './api.ts';
import type { DriveHttp } from './client-http.ts';
import { inputIn, overflowIn, selectIn, valueFor } from './find-choice.ts';
import type { OfferedOptions, OptionsRequest } from './options-api.ts';

/** What is put into a form: block id or label of the input → words, an option as it reads, or several; null empties it. */
export type Answers = Readonly<Record<string, string | readonly string[] | null>>;

/** Where somebody looks: a message, a modal or the Home tab. */
type Place = SeenMessage | OpenView;

/** Choosing in selects and menus, and filling in modals, by what a person reads. */
export function formsOf(http: DriveHttp) {
  return {
    /** What a select whose options the bot knows offers for what was typed. */
    options: (request: OptionsRequest) => http.post<OfferedOptions>('options', request),
    /** Chooses what reads like this in the select with this action id or placeholder. */
    select: async (as: string, place: Place, select: string, labels: string | readonly string[]) =>
      choose(http, { as, place, found: selectIn(place.blocks, select) }, labels),
    /** Takes what reads like this from an overflow menu: the first that offers it, or the one with the action id. */
    overflow: async (as: string, place: Place, label: string, actionId?: string) =>
      choose(http, { as, place, found: overflowIn(place.blocks, label, actionId) }, label),
    /** The modal on top; undefined when none is open. */
    modal: (as: string) => topModal(http, as),
    /** The modal on top, once it is there and is the one that is waited for. */
    openModal: (as: string, isAwaited: (view: OpenView) => boolean = () => true) =>
      http.until(
        () => topModal(http, as),
        (view) => view !== undefined && isAwaited(view) && view,
        10_000,
      ),
    /** Fills in the modal on top and submits it; what is not named stays as it is. Throws for what it does not offer. */
    submitModal: (as: string, answers: Answers = {}) => submitTop(http, as, answers),
  };
}

/** Somebody before an element. */
interface Before {
  readonly as: string;
  readonly place: Place;
  readonly found: FoundElement;
}

async function choose(
  http: DriveHttp,
  before: Before,
  labels: string | readonly string[],
): Promise<Delivered> {
  const element = await offering(http, before, [labels].flat());
  const selected =
    typeof labels === 'string'
      ? valueFor(element, labels)
      : labels.map((label) => valueFor(element, label));
  const request: ActionRequest = { ...idsOf(before), selected };
  return http.post<Delivered>('actions', request);
}

async function topModal(http: DriveHttp, as: string): Promise<OpenView | undefined> {
  const { modals } = await http.get<Views>(`views?as=${as}`);
  return modals.at(-1);
}

async function submitTop(http: DriveHttp, as: string, answers: Answers): Promise<Delivered> {
  const place = await topModal(http, as);
  if (!place) throw new Error('no modal is open');
  const values: Record<string, Record<string, Json>> = {};
  for (const [named, answer] of Object.entries(answers)) {
    const found = inputIn(place.blocks, named);
    const words = [answer ?? []].flat();
    const element = await offering(http, { as, place, found }, words);
    const selected = words.map((word) => valueFor(element, word));
    const held = heldValue(element, { selected, typed: words[0] });
    values[String(found.block.block_id)] = { [String(element.action_id)]: held };
  }
  return http.post<Delivered>('views/submit', { as, viewId: place.id, values });
}

/** The element with its options; the bot is asked for those of an external one, with each of these words. */
async function offering(http: DriveHttp, before: Before, words: readonly string[]): Promise<Json> {
  const { element } = before.found;
  if (!isExternal(element)) return element;
  const options: Json[] = [...records(element.initial_options)];
  if (isRecord(element.initial_option)) options.push(element.initial_option);
  for (const typed of words) {
    const request: OptionsRequest = { ...idsOf(before), typed };
    const { groups } = await http.post<OfferedOptions>('options', request);
    options.push(...groups.flatMap((group) => group.options));
  }
  return { ...element, options };
}

function idsOf({ as, place, found }: Before) {
  const container: ActionRequest['container'] =
    'ts' in place
      ? { kind: 'message', channel: place.channel, ts: place.ts }
      : { kind: 'view', viewId: place.id };
  const { block, element } = found;
  return {
    as,
    container,
    blockId: String(block.block_id),
    actionId: String(element.action_id),
  };
}
